"""What an API says is wrong inside an answer that looks good: data.go.kr answers 200 to a key that it does not know."""

import pytest

from scrapers.faults import fault_in, says_nothing_there
from scrapers.trees import tree_of

GATEWAY = (
    "<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg>"
    "<returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg><returnReasonCode>{}</returnReasonCode>"
    "</cmmMsgHeader></OpenAPI_ServiceResponse>"
)
HEAD = '{{"response": {{"header": {{"resultCode": {}, "resultMsg": "…"}}, "body": {{}}}}}}'


@pytest.mark.parametrize(
    ("number", "name", "code"),
    [
        pytest.param("12", "NO_OPENAPI_SERVICE_ERROR", "collect.api_gone", id="no such service"),
        pytest.param("20", "SERVICE_ACCESS_DENIED_ERROR", "collect.api_denied", id="not applied for"),
        pytest.param("21", "TEMPORARILY_DISABLE_THE_SERVICEKEY_ERROR", "collect.api_key_paused", id="suspended"),
        pytest.param("22", "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR", "collect.api_quota", id="used up"),
        pytest.param("23", "LIMITED_NUMBER_OF_SERVICE_REQUESTS_PER_SECOND_EXCEEDS_ERROR", "collect.api_hurried", id="too fast"),
        pytest.param("30", "SERVICE_KEY_IS_NOT_REGISTERED_ERROR", "collect.api_key_unknown", id="an unknown key"),
        pytest.param("31", "DEADLINE_HAS_EXPIRED_ERROR", "collect.api_key_expired", id="an expired key"),
        pytest.param("32", "UNREGISTERED_IP_ERROR", "collect.api_address", id="another machine"),
        pytest.param("99", "UNKNOWN_ERROR", "collect.api_trouble", id="whatever else"),
    ],
)
def test_faults_by_number_and_by_name_of_the_gateway_and_of_services(number: str, name: str, code: str) -> None:
    texts = (GATEWAY.format(number), GATEWAY.format(name), HEAD.format(f'"{number}"'), HEAD.format(number))
    for text in texts:
        fault = fault_in(tree_of(text), host="apis.data.go.kr")
        assert fault is not None
        assert fault.code == code
        assert "apis.data.go.kr" in fault.say("ko")


@pytest.mark.parametrize("code", ['"00"', '"0000"', "0", '""', "null", '{"a": 1}'])
def test_all_is_well(code: str) -> None:
    assert fault_in(tree_of(HEAD.format(code)), host="h") is None


@pytest.mark.parametrize("code", ['"03"', "3", '"NODATA_ERROR"'])
def test_no_data_is_no_fault(code: str) -> None:
    tree = tree_of(HEAD.format(code))
    assert fault_in(tree, host="h") is None
    assert says_nothing_there(tree)


def test_what_says_nothing_has_no_fault() -> None:
    assert fault_in({"items": []}, host="h") is None
    assert not says_nothing_there({"items": []})


def test_a_code_that_nobody_knows_is_shown_as_a_code_and_no_more() -> None:
    fault = fault_in(tree_of(HEAD.format('"E99\\u001b[31m <b>x</b> 키=abc"')), host="h")
    assert fault is not None
    assert fault.params["said"] == "E9931MBXBABC"
