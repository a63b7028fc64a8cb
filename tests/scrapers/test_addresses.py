"""Addresses."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bongsu.errors import FetchError
from scrapers.addresses import absolute, host_of, is_loopback, is_private, leads_inside, origin, place


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://a.example/b?key=secret", "a.example"),
        ("https://a.example:443/", "a.example"),
        ("http://a.example:443/", "a.example:443"),
        ("http://[::1]:8080/", "[::1]:8080"),
        ("HTTP://A.Example/", "a.example"),
        ("http://a.example./", "a.example"),
        ("http://가람.example/", "가람.example"),
        ("http://ａ。example/", "a.example"),
    ],
)
def test_a_place_is_named_without_what_may_be_secret(url: str, said: str) -> None:
    assert place(url) == said


def test_the_origin_is_what_credentials_belong_to() -> None:
    assert origin("https://a.example:443/x") == "https://a.example"
    assert origin("https://a.example:444/x") == "https://a.example:444"
    assert host_of("http://[::1]:80/") == "::1"


@given(url=st.text(max_size=60))
@example("http://\x1b[31ma.example/")
@example("http://a.example\u202e/")
@example("http://a.example/\ud800")
@example("http://127.0.0.%31/")
@example("http://a b.example/")
@example("http://1.2.3.4.5/")
@example("http://999.1.1.1/")
def test_what_is_no_address_is_said_in_one_line_that_only_shows(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        place(url)
    assert caught.value.code == "collect.address"
    assert str(caught.value).isprintable()
    str(caught.value).encode()


PRIVATE_4 = "10.0.0.1 192.168.0.1 172.16.0.1 127.0.0.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1"
PRIVATE_6 = "::1 fe80::1%eth0 fc00::1 ::ffff:10.0.0.1 ::127.0.0.1 fec0::1 ff02::1 fd00:ec2::254 2001:db8::1"
CARRIED = "2002:7f00:1:: 64:ff9b::10.0.0.1 64:ff9b:1::10.0.0.1 2001:0:7f00:1::"
SPELT = "2130706433 127.1 0177.0.0.1 017700000001 0x7f.0.0.1 0x7F000001 0 127.0.0.1. 127。0。0。1 １２７.0.0.1 ①②⑦.0.0.1"
NAMES = "localhost localhost. LOCALHOST db.localhost ｌocalhost"


@pytest.mark.parametrize("address", f"{PRIVATE_4} {PRIVATE_6} {CARRIED} {SPELT} {NAMES}".split())
def test_private_addresses(address: str) -> None:
    assert is_private(address)


@pytest.mark.parametrize(
    "address",
    ["1.1.1.1", "211.34.1.1", "16843009", "2606:4700::1111", "a.example", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "10.example"],
)
def test_public_addresses(address: str) -> None:
    assert not is_private(address)


@pytest.mark.parametrize(
    ("host", "loopback"), [("127.0.0.9", True), ("127.1", True), ("10.0.0.1", False), ("a.example", False)]
)
def test_this_machine(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/b", "https://a.example/b"),
        ("?no=1", "https://a.example/bbs/list.do?no=1"),
        (" view.do?no=1\n", "https://a.example/bbs/view.do?no=1"),
        ("view.do;JSESSIONID=AB.c?no=1", "https://a.example/bbs/view.do?no=1"),
        ("//b.example/", "https://b.example/"),
        ("mailto:a@b.example", ""),
        ("javascript:void(0)", ""),
        ("http://[half", ""),
        ("http://user:pw@a.example/", ""),
    ],
)
def test_a_link_becomes_an_address(link: str, url: str) -> None:
    assert absolute("https://a.example/bbs/list.do", link) == url


@given(link=st.text(max_size=60))
def test_a_link_that_is_absolute_stays_as_it_is(link: str) -> None:
    url = absolute("https://a.example/bbs/", link)
    assert not url or absolute("https://b.example/", url) == url


@pytest.mark.parametrize(
    ("url", "inside"),
    [
        pytest.param("http://10.0.0.1/list", True, id="written out"),
        pytest.param("http://2130706433/", True, id="written out, as a number"),
        pytest.param("http://town.example/", False, id="a name is judged when it is resolved"),
        pytest.param("ftp://10.0.0.1/", False, id="no web address, which is refused elsewhere"),
    ],
)
def test_what_is_private_by_its_very_spelling(url: str, *, inside: bool) -> None:
    assert leads_inside(url) is inside
