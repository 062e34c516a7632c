"""What several test files need: the real papers, where they are."""

from pathlib import Path

import pytest

ROT = Path(__file__).parent.parent
KORPUS = ROT.parent / "shared" / "korpus"
UTEN_KORPUS = f"the real papers are not at {KORPUS}; this test needs them"


@pytest.fixture(scope="session")
def korpus() -> Path:
    """The folder of real papers; skips, saying so, where it is not."""
    if not KORPUS.is_dir():
        pytest.skip(UTEN_KORPUS)
    return KORPUS
