"""The proof that no alert is lost: what `make prove-delivery` is made of."""
