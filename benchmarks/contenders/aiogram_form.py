"""The six-question form with aiogram's finite state machine in memory."""

import os
from collections.abc import Awaitable, Callable

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import Message

from benchmarks.contenders.soal import SOAL
from benchmarks.probe import Probe

STATES = [None, *(State(f"soal_{number}", group_name="form") for number in range(2, len(SOAL) + 1))]


def ask(number: int) -> Callable[[Message, FSMContext], Awaitable[None]]:
    """The handler of answer `number`: keep it, and ask the next."""

    async def answer(message: Message, state: FSMContext) -> None:
        await state.update_data({f"soal_{number + 1}": message.text})
        await state.set_state(STATES[number + 1] if number + 1 < len(SOAL) else None)
        await message.answer(SOAL[number])

    return answer


def main() -> None:
    """Run until a signal."""
    probe = Probe()
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    bot = Bot(os.environ["TELEGRAM_BOT_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher(storage=MemoryStorage())
    for number, state in enumerate(STATES):
        dispatcher.message.register(ask(number), StateFilter(state))

    async def begin() -> None:
        probe.start()

    dispatcher.startup.register(begin)
    dispatcher.shutdown.register(probe.stop)
    dispatcher.run_polling(bot)


if __name__ == "__main__":
    main()
