"""Closing a vault well: what came is judged and kept, and what was left cannot be read from older copies."""

from __future__ import annotations

from ifodesk.store.core import Core
from ifodesk.store.inbox.inbox import VaultInbox
from ifodesk.store.leaving import REKEY_DUE
from ifodesk.store.migrations.runner import drop_copies
from ifodesk.store.vault.vault import Vault
from ifodesk.usecases.errors import WorldError


def rekey_if_due(vault: Vault, core: Core) -> bool:
    """Encrypt the database anew when a compartment was left since; return whether it was (about 1 s per 100 MB).

    Copies of former formats go too: the key that opened them is gone with the old wrap (PROTOCOL rule 20).
    """
    if core.settings.get(REKEY_DUE) is not True:
        return False
    core.database.settle()
    vault.rekey()
    drop_copies(vault.database)
    with core.database.durable():
        core.settings.set(REKEY_DUE, value=False)
    return True


def close_store(vault: Vault, core: Core, inbox: VaultInbox) -> None:
    """Judge and keep what came last, do what is due, and close the vault, whatever happens.

    A vault whose folder is gone closes without a word: every save was on disk or was refused, what came by sync comes
    again, and the next unlocking says what is wrong.
    """
    try:
        inbox.settle()
        rekey_if_due(vault, core)
    except WorldError as error:
        if error.code != "vault_gone":
            raise
    finally:
        vault.close()
