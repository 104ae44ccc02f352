import ipaddress
import threading
from dataclasses import replace

import pytest

from tawthiq.archive import addresses
from tawthiq.archive.addresses import Target, kind, redirected, target
from tawthiq.archive.fetch_rules import FetchError, FetchRules

RULES = FetchRules()
OWN = FetchRules(allow_private=True)


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("http://Outlet.Example", "http://outlet.example/"),
        ("  https://outlet.example:443/a?b=1#part \n", "https://outlet.example/a?b=1"),
        ("http://outlet.example.:80/", "http://outlet.example/"),
        ("https://outlet.example:8443/", "https://outlet.example:8443/"),
        # Addresses of Arabic pages are often pasted unescaped; what is escaped stays as it is.
        ("https://outlet.example/أخبار?ق=1", "https://outlet.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?%D9%82=1"),
        ("https://outlet.example/%D8%A3/a b", "https://outlet.example/%D8%A3/a%20b"),
        ("https://أخبار.example/", "https://xn--igbicxr.example/"),
        ("http://BÜCHER.example/", "http://xn--bcher-kva.example/"),
        ("http://my_site.outlet.example/", "http://my_site.outlet.example/"),
        ("http://[2A00:1450:4001:0:0::68]/x", "http://[2a00:1450:4001::68]/x"),
        ("http://3627734734/", "http://216.58.214.206/"),
        ("http://8.8.2056/", "http://8.8.8.8/"),
        ("http://outlet.example?q", "http://outlet.example/?q"),
    ],
)
def test_an_address_has_one_form(url: str, normal: str) -> None:
    made = target(url, RULES)
    assert made.url == normal
    assert target(made.url, RULES) == made


@pytest.mark.parametrize(
    "url",
    [
        "",
        "outlet.example/page",
        "file:///etc/passwd",
        "ftp://outlet.example/",
        "gopher://outlet.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://",
        "http:///page",
        "http://user:secret@outlet.example/",
        "http://user@outlet.example/",
        "http://@outlet.example/",
        "http://outlet.example:22/",
        "http://outlet.example:25/",
        "http://outlet.example:6379/",
        "http://outlet.example:0/",
        "http://outlet.example:99999/",
        "http://outlet.example:x/",
        "http://outlet.example\\@127.0.0.1/",
        "http://outlet.example/\r\nHost: other.example",
        "http://outlet.example/\x00",
        "http://out let.example/",
        "http://out%2flet.example/",
        "http://out%00let.example/",
        "http://outlet..example/",
        "http://-outlet.example/",
        f"http://{'a' * 64}.example/",
        f"http://{'a.' * 127}example/",
        "http://[::1",
        "http://[fe80::1%25eth0]/",
        "http://[outlet.example]/",
        "http://1.2.3.4.5/",
        "http://256.1.1.1/",
        "http://0x/",
        "http://outlet.example/" + "a" * 9_000,
        "http://\u2603\u202e.example/",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError) as told:
        target(url, RULES)
    assert told.value.code == "refused"
    assert told.value.message


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "017700000001",
        "127.0.0.1.",
        "127.0.0.%31",
        "\uff11\uff12\uff17.0.0.1",  # full-width digits
        "127\u30020\u30020\u30021",  # ideographic full stops
        "\u2460\u2461\u2466.0.0.1",  # circled digits
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[::127.0.0.1]",
        "0.0.0.0",
        "[::]",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "[fd00::1]",
        "[fe80::1]",
        "224.0.0.1",
        "255.255.255.255",
    ],
)
def test_no_spelling_of_an_own_address_gets_through(host: str) -> None:
    with pytest.raises(FetchError) as told:
        addresses.addresses(target(f"http://{host}/", RULES), RULES, lambda *_: pytest.fail("resolved"), seconds=1)
    assert told.value.code == "refused"


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("93.184.216.34", "public"),
        ("2a00:1450:4001:800::200e", "public"),
        ("::ffff:93.184.216.34", "public"),
        ("64:ff9b::5db8:d822", "public"),  # what a network without IPv4 makes of 93.184.216.34
        ("2002:5db8:d822::1", "public"),
        ("127.8.9.1", "private"),
        ("::1", "private"),
        ("10.0.0.1", "private"),
        ("100.127.255.254", "private"),
        ("fd12:3456::1", "private"),
        ("::ffff:192.168.0.1", "private"),
        ("2002:c0a8:1::1", "private"),
        ("64:ff9b::a9fe:a9fe", "never"),
        ("64:ff9b:1::a00:1", "never"),
        ("169.254.169.254", "never"),
        ("0.1.2.3", "never"),
        ("192.0.0.8", "never"),
        ("192.0.2.1", "never"),
        ("192.88.99.1", "never"),
        ("198.18.0.1", "never"),
        ("203.0.113.7", "never"),
        ("239.1.1.1", "never"),
        ("240.0.0.1", "never"),
        ("fe80::1", "never"),
        ("fe80::1%lo", "never"),
        ("fec0::1", "never"),
        ("ff02::1", "never"),
        ("2001::5db8:d822", "never"),
        ("2001:db8::1", "never"),
        ("3fff::1", "never"),
        ("100::1", "never"),
    ],
)
def test_addresses_are_of_three_kinds(address: str, what: str) -> None:
    assert kind(ipaddress.ip_address(address)) == what


def found(*answers: str, rules: FetchRules = RULES, from_public: bool = False) -> list[str]:
    where = Target("http", "outlet.example", 80, "/")
    got = addresses.addresses(where, rules, lambda *_: answers, seconds=1, from_public=from_public)
    return [str(address) for address in got]


def test_every_address_of_a_host_must_be_public() -> None:
    assert found("93.184.216.34", "2a00:1450::1") == ["93.184.216.34", "2a00:1450::1"]
    for bad in ("127.0.0.1", "::1", "10.0.0.1", "fe80::1%eth0", "not-an-address"):
        with pytest.raises(FetchError, match=r"outlet\.example") as told:
            found("93.184.216.34", bad)
        assert told.value.code == "refused"


def test_own_addresses_can_be_allowed_but_not_those_of_no_use() -> None:
    assert found("127.0.0.1", rules=OWN) == ["127.0.0.1"]
    with pytest.raises(FetchError):
        found("169.254.169.254", rules=OWN)


def test_a_public_page_never_leads_into_the_own_network() -> None:
    with pytest.raises(FetchError):
        found("10.0.0.1", rules=OWN, from_public=True)


def test_ports_above_1023_go_with_the_own_network() -> None:
    assert target("http://archive.lan:9000/", OWN).port == 9000
    for port in (22, 1023):
        with pytest.raises(FetchError):
            target(f"http://archive.lan:{port}/", OWN)
    assert target("http://outlet.example:81/", replace(RULES, ports=frozenset({81}))).port == 81


def test_a_host_without_an_address_is_unreachable() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    for resolver in (unknown, lambda *_: []):
        with pytest.raises(FetchError) as told:
            addresses.addresses(Target("http", "nowhere.example", 80, "/"), RULES, resolver, seconds=1)
        assert told.value.code == "unreachable"


def test_a_resolver_that_does_not_answer_ends_in_time() -> None:
    stop = threading.Event()
    with pytest.raises(FetchError) as told:
        addresses.addresses(Target("http", "slow.example", 80, "/"), RULES, lambda *_: [str(stop.wait())], seconds=0.05)
    stop.set()
    assert told.value.code == "timeout"


@pytest.mark.parametrize(
    ("location", "url"),
    [
        (b"/next", "https://outlet.example/next"),
        (b"next?x=1", "https://outlet.example/a/next?x=1"),
        (b"//other.example/y", "https://other.example/y"),
        (b"http://other.example", "http://other.example/"),
        ("/أخبار".encode(), "https://outlet.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1"),
        (b"/caf\xe9", "https://outlet.example/caf%C3%A9"),
        (b"", "https://outlet.example/a/b"),
    ],
)
def test_a_redirect_is_read_from_where_it_stands(location: bytes, url: str) -> None:
    assert redirected(target("https://outlet.example/a/b", RULES), location, RULES).url == url


@pytest.mark.parametrize(
    "location", [b"file:///etc/passwd", b"http://[::1", b"mailto:a@outlet.example", b"http://a:b@c.example/"]
)
def test_a_redirect_to_elsewhere_is_refused(location: bytes) -> None:
    with pytest.raises(FetchError, match=r"outlet\.example redirects") as told:
        redirected(target("https://outlet.example/a/b", RULES), location, RULES)
    assert told.value.code == "refused"


def test_the_systems_resolver_knows_this_machine() -> None:
    assert set(addresses.resolve("localhost", 80)) <= {"127.0.0.1", "::1"}
