"""The API itself: its operations together, how their refusals are told, and its description (OpenAPI 3.1)."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation as NinjaOperation

from tinkuy.access.policy import Refused
from tinkuy.api.callers import PerhapsToken, Token
from tinkuy.api.operations import figures, lists, own, public, sending
from tinkuy.api.problems import MEDIA_TYPE, Problem, of_status
from tinkuy.api.shapes import ProblemShape, RowsSent
from tinkuy.api.words import OPERATIONS
from tinkuy.ledger.content import NotKept, NotWhole
from tinkuy.ledger.refusals import NotDone
from tinkuy.packs.loading import UnknownPack
from tinkuy.public.frozen import NotAsOpened

_log = logging.getLogger(__name__)
NAMESPACE: Final = "api"
_TOKEN, _OPTIONAL = Token.__name__, PerhapsToken.__name__
_ABOUT: Final = (
    "The tables, figures and reports of Tinkuy for programs. What is open to the public needs nothing; everything else needs a "
    "token of a person (My account), may do what that person may and never more. Texts come in the language of "
    "Accept-Language: es, en, pt."
)
_TOO_LARGE: Final = frozenset({"too_large"})
_PROBLEMS: Final = {
    "400": "The request cannot be read.",
    "401": "There is no token, or it is not good.",
    "403": "The person may not do this, or the token only reads.",
    "404": "There is nothing at this address, or not for this person.",
    "405": "The address is not used with this method.",
    "409": "The state of things does not allow it; `detail` says what to do.",
    "413": "What was sent is too large.",
    "422": "Something of what is asked is not understood.",
    "429": "Too many questions; `Retry-After` says how many seconds to wait.",
    "503": "This cannot be read now.",
}
_PLACE: Final = re.compile(r"{(?:\w+:)?(\w+)}")
_REF: Final = "#/components/schemas/ProblemShape"


class TinkuyApi(NinjaAPI):
    """NinjaAPI whose description tells the problems that any operation may answer with."""

    def __init__(self, **said: Any) -> None:
        super().__init__(**said)
        self._described: dict[str, OpenAPISchema] = {}

    def get_openapi_operation_id(self, operation: NinjaOperation) -> str:
        """An operation is called as its function."""
        return operation.view_func.__name__

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> OpenAPISchema:
        """The description; problems have a media type of their own, and a token's scheme a name. Made once."""
        prefix = self.get_root_path(path_params or {}) if path_prefix is None else path_prefix
        if prefix not in self._described:
            self._described[prefix] = self._description(prefix)
        return self._described[prefix]

    def _description(self, prefix: str) -> OpenAPISchema:
        schema = super().get_openapi_schema(path_prefix=prefix)
        for model in (ProblemShape, RowsSent):
            shape = model.model_json_schema(ref_template="#/components/schemas/{model}")
            schema["components"]["schemas"] |= shape.pop("$defs", {}) | {model.__name__: shape}
        schema["components"]["securitySchemes"].pop(_OPTIONAL)
        for path in schema["paths"].values():
            for operation in path.values():
                _complete(operation)
        return schema


def _complete(operation: dict[str, Any]) -> None:
    """Add its words, the problems, and that a token is only needed where it is."""
    title, about = OPERATIONS[operation["operationId"]]
    operation["summary"], operation["description"] = title.en, about.en
    content = {MEDIA_TYPE: {"schema": {"$ref": _REF}}}
    told = {code: {"description": text, "content": content} for code, text in _PROBLEMS.items()}
    operation["responses"] = {str(code): said for code, said in operation["responses"].items()} | told
    if operation["security"] == [{_OPTIONAL: []}]:
        operation["security"] = [{}, {_TOKEN: []}]


api = TinkuyApi(
    title="Tinkuy",
    version="1",
    description=_ABOUT,
    docs_url=None,
    urls_namespace=NAMESPACE,
    openapi_extra={"info": {"license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}}},
)
for room in (public, lists, figures, own, sending):
    api.add_router("", room.router)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: its name in the list of addresses, its method, its path within /api/v1 with {places}."""

    name: str
    method: str
    path: str
    needs_token: bool
    sends: bool

    @property
    def pattern(self) -> str:
        """Its path as people read it: places without their kinds."""
        return _PLACE.sub(r"{\1}", self.path)

    def address(self, **places: object) -> str:
        """Its address within /api/v1, about these things."""
        return _PLACE.sub(lambda found: str(places[found[1]]), self.path)


def described(operation: Operation) -> dict[str, Any]:
    """An operation in the description."""
    return api.get_openapi_schema()["paths"][f"{api.get_root_path({}).rstrip('/')}{operation.pattern}"][
        operation.method.lower()
    ]


def operations() -> Iterator[Operation]:
    """Every operation there is, as a program asks for it."""
    for bound in api._get_bound_routers():
        for path, view in bound.path_operations.items():
            for one in view.operations:
                token = one.auth_callbacks[0]
                yield Operation(one.view_func.__name__, one.methods[0], path, token.needed, one.methods[0] == "POST")


@api.exception_handler(Problem)
def _problem(request: HttpRequest, problem: Problem) -> HttpResponse:
    return problem.answer()


@api.exception_handler(Http404)
def _not_there(request: HttpRequest, error: Http404) -> HttpResponse:
    return of_status(404).answer()


@api.exception_handler(Refused)
def _refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    return Problem(403, "refused", refusal.text).answer()


@api.exception_handler(NotDone)
def _not_done(request: HttpRequest, refusal: NotDone) -> HttpResponse:
    return Problem(413 if refusal.reason in _TOO_LARGE else 409, refusal.reason, refusal.text).answer()


@api.exception_handler(UnknownPack)
def _no_pack(request: HttpRequest, refusal: UnknownPack) -> HttpResponse:
    return Problem(409, "unknown_pack", refusal.text).answer()


@api.exception_handler(NotKept)
@api.exception_handler(NotWhole)
def _not_now(request: HttpRequest, refusal: NotKept | NotWhole) -> HttpResponse:
    return Problem(503, "not_now", refusal.text).answer()


@api.exception_handler(NotAsOpened)
def _not_as_opened(request: HttpRequest, error: NotAsOpened) -> HttpResponse:
    _log.error("The public tables are not as they were opened: %s", error)
    return of_status(503).answer()


@api.exception_handler(ValidationError)
def _not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [(".".join(str(part) for part in one["loc"]), one["msg"]) for one in error.errors]
    return Problem(422, "not_understood", errors=errors).answer()


@api.exception_handler(HttpError)
def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return of_status(error.status_code).answer()
