"""Words that generated retellings are made of: invented, in the manner of the news. No real private person is named."""

from random import Random
from typing import Final

GIVEN: Final = (
    "محمد أحمد محمود خالد يوسف إبراهيم علي حسن حسين عمر سامر نادر باسل وليد طارق رامي ماهر فراس زياد عصام لؤي مروان"
    " أنس بلال حمزة سليمان إسماعيل مصطفى عبدالله عبدالرحمن هيثم قاسم صالح سعيد فيصل جمال كريم ليث مازن نبيل"
).split()
_ROOTS: Final = (
    "حسن علي خلف جاسم درويش سالم حمدان شيخ نجار حداد خطيب موسى صالح قاسم شمري عزاوي جبوري راوي دوسري حلبي حموي سعيد"
    " مصري هادي بكري زيدي كردي فارس ناصر بدوي ساعدي غزالي رفاعي طائي عساف بركات شاهين عواد سلوم دياب غنام صباغ قصاب"
    " عطار بيطار خياط طحان لبان زعبي حريري مقداد قداح جندلي سباعي أتاسي كيالي جابري مدرس عنزي رشيد فتيح هلال كنعان"
    " منصور شعبان رمضان عاشور مهنا صقر غراب نعسان بيرقدار ترك شركس داغستاني بوشي كلاس زين شماع مارديني"
).split()
FAMILY: Final = tuple(f"{start}{root}" for root in _ROOTS for start in ("ال", "أبو ", "بيت ", ""))
OUTLETS: Final = tuple(f"outlet-{number:02}" for number in range(40))

# Type of incident: triggers with their own types as a reader reads them, weapons, and kinds of targets.
TYPES: Final = {
    "air_strike": {
        "told": (("غارة جوية", "air_strike"), ("قصف جوي", "air_strike"), ("قصف", "shelling"), ("هجوم", "attack")),
        "weapons": ("weapon.aircraft", "weapon.drone", "weapon.rocket"),
        "weight": 5,
    },
    "shelling": {
        "told": (("قصف مدفعي", "shelling"), ("قصف", "shelling"), ("سقوط قذائف", "shelling"), ("انفجارات", "explosion")),
        "weapons": ("weapon.artillery", "weapon.mortar", "weapon.rocket", "weapon.shell"),
        "weight": 5,
    },
    "bombing": {
        "told": (("انفجار عبوة ناسفة", "bombing"), ("تفجير", "bombing"), ("انفجار", "explosion"), ("هجوم", "attack")),
        "weapons": ("weapon.ied", "weapon.car-bomb", "weapon.mine"),
        "weight": 3,
    },
    "attack": {
        "told": (("هجوم مسلح", "attack"), ("إطلاق نار", "attack"), ("اشتباك", "clash"), ("مقتل", "execution")),
        "weapons": ("weapon.gunfire", "weapon.small-arms"),
        "weight": 4,
    },
    "raid": {
        "told": (
            ("مداهمة", "raid"),
            ("إنزال جوي", "raid"),
            ("اعتقال", "arrest"),
            ("هجوم", "attack"),
            ("غارة", "air_strike"),
        ),
        "weapons": ("weapon.helicopter", "weapon.gunfire"),
        "weight": 3,
    },
    "arrest": {
        "told": (("اعتقال", "arrest"), ("توقيف", "arrest"), ("مداهمة", "raid"), ("إفراج", "release")),
        "weapons": (),
        "weight": 2,
    },
    "abduction": {
        "told": (("خطف", "abduction"), ("اختطاف", "abduction"), ("فقدان", "abduction")),
        "weapons": (),
        "weight": 1,
    },
}
QUARTERS: Final = ("حي الصناعة", "حي المحطة", "الحي الشمالي", "شارع السوق")
TARGETS: Final = (
    ("منزلا", "home"),
    ("سوقا شعبية", "market"),
    ("حاجزا عسكريا", "military"),
    ("سيارة", "vehicle"),
    ("دراجة نارية", "vehicle"),
    ("مدرسة", "school"),
    ("مستشفى ميدانيا", "medical"),
    ("مخيما للنازحين", "camp"),
    ("مقرا عسكريا", "military"),
    ("أراضي زراعية", "other"),
    ("قافلة صهاريج", "infrastructure"),
)
ACTORS: Final = {
    "SY": ("syaf", "ru-forces", "us-coalition", "sdf", "is", "tr-forces", "idf", "hts"),
    "IQ": ("is", "us-coalition", "tr-forces", "iq-forces"),
    "YE": ("houthis", "saudi-coalition", "aqap"),
    "SD": ("rsf", "sd-forces"),
    "PS": ("idf",),
    "LB": ("idf", "hezbollah"),
    "LY": ("lna", "gna"),
}
# Told for one another: an actor, and an entry that a part or the whole of it is known by.
KIN: Final = {"us-coalition": "us-centcom", "ru-forces": "ru-forces", "idf": "il-forces"}
SPEAKERS: Final = (
    ("المرصد السوري لحقوق الإنسان", "sohr", "monitor"),
    ("الدفاع المدني", "white-helmets", "medical"),
    ("مصدر طبي", None, "unnamed"),
    ("مصادر محلية", None, "local"),
    ("الشرطة", None, "official"),
    ("وزارة الصحة", None, "official"),
)
# What is told around the facts: who, did or suffered what, where. Between these stand names, so that no two incidents
# share a passage by chance: real reports seldom do.
_WHO: Final = (
    "بائع الخضار",
    "سائق الجرار",
    "حارس المدرسة",
    "صاحب المخبز",
    "عامل البناء",
    "راعي الأغنام",
    "طالبات المعهد",
    "موظف البلدية",
    "صياد السمك",
    "عائلة نازحة",
    "فريق الإطفاء",
    "طبيب الأسنان",
    "مصور الأعراس",
    "سائق الصهريج",
    "جامعو الكمأة",
    "لاعبو الكرة",
    "مؤذن الجامع",
    "تاجر الحبوب",
)
_DID: Final = (
    "فقد ساقه لدى",
    "وصل متأخرا إلى",
    "شاهد الدخان فوق",
    "نقل الجرحى إلى",
    "احتمى بجدار",
    "رفض مغادرة",
    "سمع أزيزا فوق",
    "هرب حافيا من",
    "انتشل طفلة من",
    "صور الحفرة عند",
    "أغلق باب",
    "جمع الشظايا من",
)
_WHERE: Final = (
    "قرب معصرة الزيتون",
    "خلف خزان المياه",
    "عند موقف الحافلات",
    "أمام محطة الوقود",
    "في بستان الرمان",
    "بجانب السكة الحديدية",
    "قبالة صالة الأفراح",
    "على سطح المطحنة",
    "داخل معمل الآجر",
    "بين البيوت البلاستيكية",
    "عند سد الري",
    "في ساحة المواشي",
    "تحت الجسر المعلق",
    "عند برج الاتصالات",
    "قرب مزرعة الدواجن",
)


def detail(chance: Random, places: tuple[str, str]) -> str:
    """A sentence that few other incidents have."""
    person = f"{chance.choice(_WHO)} {chance.choice(FAMILY)}"
    return f"{person} {chance.choice(_DID)} {places[0]} {chance.choice(_WHERE)} {places[1]}"


OPENINGS: Final = ("أفاد مراسلنا بأن", "ذكرت مصادر أن", "قال ناشطون إن", "أعلنت فرق الإسعاف أن", "نقل شهود أن", "")
