"""Telegram's refusals: its error codes with its own sentences."""

from enum import Enum
from typing import Any

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly"
    " the same as a current content and reply markup of the message"
)
TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class Reason(Enum):
    """Why a request is turned down: the HTTP status and the description, `{}` being the detail."""

    UNAUTHORIZED = (401, "Unauthorized")
    NOT_FOUND = (404, "Not Found")
    TOO_LARGE = (413, "Request Entity Too Large")
    TOO_MANY = (429, "Too Many Requests: retry after {}")
    TERMINATED = (409, TERMINATED)
    TERMINATED_BY_WEBHOOK = (409, "Conflict: terminated by setWebhook request")
    WEBHOOK_ACTIVE = (409, WEBHOOK_ACTIVE)
    NEVER_STARTED = (403, "Forbidden: bot can't initiate conversation with a user")
    BLOCKED = (403, "Forbidden: bot was blocked by the user")
    KICKED = (403, "Forbidden: bot was kicked from the {} chat")
    NOT_MEMBER = (403, "Forbidden: bot is not a member of the {} chat")
    UPGRADED = (400, "Bad Request: group chat was upgraded to a supergroup chat")
    SILENCED = (400, "Bad Request: not enough rights to send text messages to the chat")
    PIN_RIGHTS = (400, "Bad Request: not enough rights to manage pinned messages in the chat")
    CHAT_EMPTY = (400, "Bad Request: chat_id is empty")
    CHAT_NOT_FOUND = (400, "Bad Request: chat not found")
    PARAMETER = (400, "Bad Request: {}")
    TEXT_EMPTY = (400, "Bad Request: message text is empty")
    TEXT_BLANK = (400, "Bad Request: text must be non-empty")
    TEXT_TOO_LONG = (400, "Bad Request: message is too long")
    CAPTION_TOO_LONG = (400, "Bad Request: message caption is too long")
    ANSWER_TOO_LONG = (400, "Bad Request: MESSAGE_TOO_LONG")
    ENTITIES = (400, "Bad Request: can't parse entities: {}")
    PARSE_MODE = (400, "Bad Request: unsupported parse_mode")
    MARKUP = (400, "Bad Request: object expected as reply markup")
    BUTTON_DATA = (400, "Bad Request: BUTTON_DATA_INVALID")
    BUTTON_LABEL = (400, "Bad Request: inline keyboard button text must be non-empty")
    BUTTON_ALONE = (
        400,
        "Bad Request: can't parse InlineKeyboardButton: Text buttons are not allowed in the inline keyboard",
    )
    MARKUP_TOO_LONG = (400, "Bad Request: reply markup is too long")
    EDIT_NOT_FOUND = (400, "Bad Request: message to edit not found")
    EDIT_FOREIGN = (400, "Bad Request: message can't be edited")
    EDIT_NO_TEXT = (400, "Bad Request: there is no text in the message to edit")
    EDIT_NO_CAPTION = (400, "Bad Request: there is no caption in the message to edit")
    NOT_MODIFIED = (400, NOT_MODIFIED)
    DELETE_NOT_FOUND = (400, "Bad Request: message to delete not found")
    DELETE_TOO_OLD = (400, "Bad Request: message can't be deleted for everyone")
    PIN_NOT_FOUND = (400, "Bad Request: message to pin not found")
    UNPIN_NOT_FOUND = (400, "Bad Request: message to unpin not found")
    REPLY_NOT_FOUND = (400, "Bad Request: message to be replied not found")
    QUERY_TOO_OLD = (
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    )
    NO_FILE = (400, "Bad Request: there is no {} in the request")
    FILE_EMPTY = (400, "Bad Request: file must be non-empty")
    FILE_UNKNOWN = (400, "Bad Request: wrong file identifier/HTTP URL specified")
    FILE_ID = (400, "Bad Request: invalid file_id")
    FILE_TOO_BIG = (400, "Bad Request: file is too big")
    PHOTO_TOO_BIG = (
        400,
        "Bad Request: file of size {} bytes is too big for a photo; the maximum size is 10485760 bytes",
    )
    PHOTO_UNREADABLE = (400, "Bad Request: IMAGE_PROCESS_FAILED")
    ACTION = (400, "Bad Request: wrong parameter action in request")
    COMMAND = (400, "Bad Request: BOT_COMMAND_INVALID")
    COMMAND_DESCRIPTION = (400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
    COMMANDS_TOO_MANY = (400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
    WEBHOOK_INSECURE = (400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
    WEBHOOK_HOST = (400, "Bad Request: bad webhook: Failed to resolve host: Name or service not known")
    WEBHOOK_SECRET = (400, "Bad Request: secret token contains unallowed characters")


class Refusal(Exception):
    """A request that Telegram turns down, with what the caller may learn from it."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters

    @classmethod
    def of(cls, reason: Reason, detail: object = "", **parameters: int) -> "Refusal":
        code, sentence = reason.value
        return cls(code, sentence.replace("{}", str(detail)), **parameters)

    @property
    def body(self) -> dict[str, Any]:
        answer: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        return answer | ({"parameters": self.parameters} if self.parameters else {})


def too_many(retry_after: int) -> Refusal:
    return Refusal.of(Reason.TOO_MANY, retry_after, retry_after=retry_after)
