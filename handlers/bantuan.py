"""/bantuan: the commands, and whom to ask."""

from bahasa.kalimat import umum as kalimat
from handlers.orang.petugas import holders
from handlers.titah import commands_for
from handlers.turn import Turn
from sop.peran import Peran


def help_out(turn: Turn) -> None:
    """/bantuan: the commands, and whom to ask."""
    tim = holders(turn, Peran.TIM)
    turn.reply(kalimat.bantuan(commands_for(turn.aku), tim[0].nama if tim else ""))
