"""One API client of FIT-Connect with a token of its own: the sender or the subscriber. Unexpected answers are errors."""

import requests


class ApiClient:
    def __init__(self, plan: dict, role: str) -> None:
        self._session = requests.Session()
        # Bundles and proxies that the machine names would take the place of the test authority.
        self._session.trust_env = False
        self._session.verify = plan["authority"]
        self._page_size = plan["pageSize"]
        self.base = plan["submissionApiUrl"]
        token = self._session.post(
            plan["tokenUrl"],
            data={"grant_type": "client_credentials", "client_id": plan[role]["clientId"], "client_secret": plan[role]["clientSecret"]},
            timeout=60,
        )
        self._session.headers["Authorization"] = f"Bearer {_checked(token, 200).json()['access_token']}"

    def get(self, path: str, **query) -> requests.Response:
        return _checked(self._session.get(self.base + path, params=query, timeout=60), 200)

    def get_all(self, path: str, member: str, **query) -> list:
        """All items of a list that comes in pages."""
        items: list = []
        while True:
            page = self.get(path, limit=self._page_size, offset=len(items), **query).json()
            items += page[member]
            if not page[member] or len(items) >= page["totalCount"]:
                return items

    def send(self, method: str, path: str, expected_status: int, *, json=None, jose: str | None = None, url: str | None = None) -> requests.Response:
        headers = {} if jose is None else {"Content-Type": "application/jose"}
        answer = self._session.request(method, (url or self.base) + path, json=json, data=jose, headers=headers, timeout=60)
        return _checked(answer, expected_status)


def _checked(answer: requests.Response, expected_status: int) -> requests.Response:
    if answer.status_code != expected_status:
        raise RuntimeError(f"{answer.request.method} {answer.url} was answered {answer.status_code}: {answer.text}")
    return answer
