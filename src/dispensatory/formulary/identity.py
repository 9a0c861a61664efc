"""What tells a formulary from any other SQLite file, and one version's from another's."""

APPLICATION_ID = 0x44495350  # "DISP"
SCHEMA_VERSION = 6
