"""A bare echo bot with python-telegram-bot, written as its documentation teaches."""

import os

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

from benchmarks.probe import Probe


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what was said."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def main() -> None:
    """Run until a signal."""
    probe = Probe()

    async def begin(_application: object) -> None:
        probe.start()

    async def end(_application: object) -> None:
        await probe.stop()

    builder = ApplicationBuilder().token(os.environ["TELEGRAM_BOT_TOKEN"])
    builder = builder.base_url(f"{os.environ['TELEGRAM_API_URL']}/bot").post_init(begin).post_stop(end)
    application: Application = builder.build()  # type: ignore[type-arg]  # of the library's own default types
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    application.run_polling(allowed_updates=Update.ALL_TYPES)


if __name__ == "__main__":
    main()
