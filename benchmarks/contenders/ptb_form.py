"""The six-question form with python-telegram-bot's ConversationHandler: in memory, or with PicklePersistence.

The pickle is written every PERSIST_SECONDS: what is answered in between is lost by a kill. (The library's default is
60 s, which a short measurement would not see; the time a writing takes is the same.)
"""

import os
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

from benchmarks.contenders.soal import SOAL
from benchmarks.probe import Probe

PERSIST_SECONDS = 5


def ask(number: int) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, int]]:
    """The handler of answer `number`: keep it, and ask the next."""

    async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        assert update.message is not None, "the filter lets only messages past"  # noqa: S101 - a proof for the types
        assert context.user_data is not None, "a message has a sender"  # noqa: S101 - a proof for the types
        context.user_data[f"soal_{number + 1}"] = update.message.text
        await update.message.reply_text(SOAL[number])
        return number + 1 if number + 1 < len(SOAL) else ConversationHandler.END

    return answer


def main() -> None:
    """Run until a signal; with BENCH_PICKLE answers are kept in that file."""
    probe = Probe()

    async def begin(_application: object) -> None:
        probe.start()

    async def end(_application: object) -> None:
        await probe.stop()

    builder: Any = ApplicationBuilder().token(os.environ["TELEGRAM_BOT_TOKEN"])
    builder = builder.base_url(f"{os.environ['TELEGRAM_API_URL']}/bot").post_init(begin).post_stop(end)
    pickle = os.environ.get("BENCH_PICKLE")
    if pickle:
        builder = builder.persistence(PicklePersistence(Path(pickle), update_interval=PERSIST_SECONDS))
    answers: list[list[Any]] = [
        [MessageHandler(filters.TEXT & ~filters.COMMAND, ask(number))] for number in range(len(SOAL))
    ]
    form: Any = ConversationHandler(
        entry_points=answers[0],
        states=dict(enumerate(answers[1:], 1)),
        fallbacks=[],
        name="form",
        persistent=bool(pickle),
    )
    application: Application[Any, Any, Any, Any, Any, Any] = builder.build()
    application.add_handler(form)
    application.run_polling(allowed_updates=Update.ALL_TYPES)


if __name__ == "__main__":
    main()
