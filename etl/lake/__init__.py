"""The store for several writing machines: DuckLake, with PostgreSQL as its catalog."""
