"""The whole database and its kept files in one file, taken while the bot runs, and put back into an empty database."""

from storage.backup.container import open_backup as open_backup
from storage.backup.manifest import Manifest as Manifest
from storage.backup.read import Restored as Restored
from storage.backup.read import restore_backup as restore_backup
from storage.backup.write import write_backup as write_backup
