"""The errors a user can meet, each with one Norwegian sentence that says what to do."""


class SakssokFeil(Exception):  # noqa: N818 - Norwegian names
    """Something the user can put right; `str()` of it is the sentence to show, in bokmål."""


class DokumentFeil(SakssokFeil):
    """One document could not be read; the others go on."""


class UtilgjengeligFeil(DokumentFeil):
    """A file that could not be read now, for a reason that is not in what it holds."""


class ModellFeil(SakssokFeil):
    """The embedding model could not be loaded, or is not the one the index was made with."""


class IndeksFeil(SakssokFeil):
    """The index folder cannot be used as it is."""
