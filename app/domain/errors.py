"""What can go wrong for the person at the screen: each error says what is wrong and what to do next.

The message is translated where the error is raised. `code` is stable for scripts; `exit_code` is the
process status of the command line (1 problems found, 2 wrong use, 3 file refused, 4 in use, 5 disk).
"""


class UserError(Exception):
    """Something the user can understand and act upon; shown without a traceback."""

    code = "problem"
    exit_code = 1


class RuleError(UserError):
    """A value or an action that the rules of the plan do not allow."""

    code = "rule"


class WrongUseError(UserError):
    """A command or option that does not exist or does not fit."""

    code = "usage"
    exit_code = 2


class RefusedFileError(UserError):
    """A file that is not ours, damaged or hostile, and was not taken in."""

    code = "refused"
    exit_code = 3


class NewerFileError(RefusedFileError):
    """A file of a newer version of the program."""

    code = "newer"


class FileBusyError(UserError):
    """The project is open in another window or process."""

    code = "busy"
    exit_code = 4


class DiskError(UserError):
    """The disk is full, read-only, gone or failing."""

    code = "disk"
    exit_code = 5


class DamagedFileError(UserError):
    """The bytes of an attachment are missing or are not those that were attached."""

    code = "damaged"
    exit_code = 3


class DamagedStoreError(DiskError):
    """The private database of an open project is damaged; its document and snapshots may still be sound."""

    code = "damaged"
