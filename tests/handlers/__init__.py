"""The talks, tested as talks: what is typed goes in, and whole answers come out."""

import pytest

pytest.register_assert_rewrite("tests.handlers.percakapan")
