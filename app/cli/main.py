"""From words typed in a terminal to a process status; the one place that reports what went wrong."""

import logging
import os
from collections.abc import Sequence

from app import i18n
from app.cli.arguments import parse
from app.cli.output import finishing, prepare_streams, say_error, silence
from app.domain.errors import UserError
from app.i18n import tr

_INTERRUPTED = 130
_OUR_FAULT = 70


def main(arguments: Sequence[str]) -> int:
    """Run one command; return 0 done, 1 problems found, 2 wrong use, 3 file refused, 4 in use, 5 disk."""
    i18n.set_language(language_of_locale())
    prepare_streams()
    as_json = "--json" in arguments
    try:
        options = parse(arguments)
        with finishing():
            return int(options.run(options))
    except UserError as error:
        say_error(error.code, str(error), as_json=as_json)
        return error.exit_code
    except BrokenPipeError:
        silence()
        return 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception:
        logging.getLogger(__name__).exception("unexpected fault")
        say_error("fault", tr("The program made a mistake; your project is unharmed."), as_json=as_json)
        return _OUR_FAULT


def language_of_locale() -> str:
    """Choose the language of the messages: Persian unless the locale asks for another one."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = os.environ.get(name, "")
        if locale:
            return i18n.PERSIAN if locale.split(".")[0] in ("C", "POSIX") or locale.startswith("fa") else i18n.ENGLISH
    return i18n.PERSIAN
