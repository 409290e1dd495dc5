"""Reminders as python-telegram-bot's documentation teaches: one run_once each, here all for the same second."""

import os
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes

from benchmarks.plan import FIRST_CHAT
from benchmarks.probe import Probe

_SOON_SECONDS = 2.0


async def remind(context: ContextTypes.DEFAULT_TYPE) -> None:
    """Send one reminder."""
    if context.job and context.job.chat_id:
        await context.bot.send_message(context.job.chat_id, "Mohon lengkapi isian realisasi triwulan ini.")


def main() -> None:
    """Run until a signal."""
    probe = Probe()

    async def begin(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        probe.start()
        if application.job_queue is not None:
            for number in range(int(os.environ["BENCH_PEOPLE"])):
                application.job_queue.run_once(remind, _SOON_SECONDS, chat_id=FIRST_CHAT + number)

    async def end(_application: object) -> None:
        await probe.stop()

    builder: Any = ApplicationBuilder().token(os.environ["TELEGRAM_BOT_TOKEN"])
    builder = builder.base_url(f"{os.environ['TELEGRAM_API_URL']}/bot").post_init(begin).post_stop(end)
    application: Application[Any, Any, Any, Any, Any, Any] = builder.build()
    application.run_polling(allowed_updates=Update.ALL_TYPES)


if __name__ == "__main__":
    main()
