"""Raised hands and the free microphone: who wants to speak, who speaks, and the line between them and the lecturer."""
