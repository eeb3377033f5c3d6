//! The packed form of a knowledge base: magic, version, checksum, then the entities.
