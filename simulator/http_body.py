"""Reads a request's parameters, however they came: query, form, multipart or JSON."""

import json
from email.message import Message as Headers
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from simulator.params import Params, Upload
from simulator.refusals import Reason, Refusal

BODY_LIMIT = 64 * 1024 * 1024


async def read_params(request: Request) -> Params:
    """Raise 413 for more than BODY_LIMIT bytes, so that a file just too big is still refused as a file."""
    body = await read_body(request)
    values = dict(parse_qsl(request.url.query, keep_blank_values=True))
    kind = _header(request.headers.get("content-type", ""))
    if kind.get_content_type() == "multipart/form-data":
        parsed = _parse_multipart(body, str(kind.get_param("boundary", "")).encode())
        return Params(values | dict(parsed.values), parsed.uploads)
    if kind.get_content_type() == "application/json":
        return Params(values | _parse_json(body))
    return Params(values | dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)))


async def read_json(request: Request) -> dict[str, Any]:
    """The JSON object that is the whole body."""
    return _parse_json(await read_body(request))


async def read_body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            raise Refusal.of(Reason.TOO_LARGE)
    return bytes(body)


def _parse_json(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body or b"{}")
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise Refusal.of(Reason.PARAMETER, "can't parse request body JSON object")
    return values


def _parse_multipart(body: bytes, boundary: bytes) -> Params:
    values: dict[str, str] = {}
    uploads: dict[str, Upload] = {}
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary)[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        lines = dict(line.split(": ", 1) for line in head.decode().split("\r\n") if ": " in line)
        fields = {name.lower(): value for name, value in lines.items()}
        disposition = _header(fields.get("content-disposition", ""))
        name = str(disposition.get_param("name", ""))
        file_name = disposition.get_param("filename")
        if file_name is None:
            values[name] = content.decode("utf-8", "replace")
        else:
            mime = fields.get("content-type", "application/octet-stream")
            uploads[name] = Upload(_unescape(str(file_name)), mime, content)
    return Params(values, uploads)


def _header(value: str) -> Headers:
    """A header line with its parameters, whichever header it was."""
    headers = Headers()
    headers["content-type"] = value
    return headers


def _unescape(name: str) -> str:
    """Undo what browsers and HTTP clients do to quotes and line breaks in a file name."""
    return name.replace("%22", '"').replace("%0D", "\r").replace("%0A", "\n")
