import pytest
from keyring.core import load_keyring


@pytest.mark.servers
def test_the_private_secret_service_is_unlocked_and_empty(secret_service: str) -> None:
    import secretstorage

    assert secret_service.startswith("unix:")
    connection = secretstorage.dbus_init()
    collection = secretstorage.get_default_collection(connection)
    assert not collection.is_locked()
    assert list(collection.get_all_items()) == []
    connection.close()


@pytest.mark.servers
@pytest.mark.usefixtures("secret_service")
def test_what_one_test_stores_is_there_for_that_test() -> None:
    ring = load_keyring("keyring.backends.SecretService.Keyring")
    ring.set_password("ifodesk-test", "Åsele", "hemlig")
    assert ring.get_password("ifodesk-test", "Åsele") == "hemlig"
