"""Words that generated retellings are made of: invented, in the manner of the news. No real private person is named."""

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
# Sentences around the facts: each outlet takes its own, and each incident has details of its own in them.
DETAILS: Final = (
    "أثناء ذهاب الأهالي إلى صلاة الفجر",
    "بينما كان المزارعون يجمعون محصول القطن",
    "وقطعت الطريق المؤدي إلى المطحنة القديمة",
    "واحترق مستودع للوقود قرب خزان المياه",
    "وسمع دوي قوي في الأحياء المجاورة للملعب",
    "ونقل المصابون بسيارات خاصة بعد تعطل الإسعاف",
    "وتجمع الأقارب أمام بوابة المشرحة",
    "وتهدم جدار المدرسة الابتدائية للبنات",
    "وانقطعت الكهرباء عن معمل السكر",
    "وأغلقت المحال أبوابها حدادا",
    "وعثر على بقايا الذخيرة في بستان الزيتون",
    "وتضررت ألواح الطاقة الشمسية فوق بئر القرية",
    "ونفقت أغنام كانت ترعى قرب الجسر المعلق",
    "وكان في المكان حفل زفاف",
    "وتعذر الوصول إلى الضحايا حتى الظهر",
    "واستهدف المكان مرة ثانية بعد وصول المسعفين",
    "وأصيب بائع خضار كان يفرش بسطته",
    "وخرج المخبز الآلي عن الخدمة",
    "وعلق سائقو الشاحنات عند المعبر الترابي",
    "وحلقت طائرة استطلاع ساعات قبل ذلك",
    "وكانت العائلة قد نزحت قبل أسبوعين من حي الصناعة",
    "ورفعت الأنقاض برافعات تبرع بها تجار السوق",
    "وطوقت الدوريات الحارة الغربية بحثا عن مطلوبين",
    "وصودرت هواتف ودراجات من سكان الزقاق",
)
OPENINGS: Final = ("أفاد مراسلنا بأن", "ذكرت مصادر أن", "قال ناشطون إن", "أعلنت فرق الإسعاف أن", "نقل شهود أن", "")
