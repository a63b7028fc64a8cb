"""The long-running things that stories belong to (사업): recognised by name, told apart by region, with a ledger of stages."""
