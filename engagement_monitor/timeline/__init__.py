"""Sentiments of faces come in; samples of a second, shares with their intervals and segments go out."""
