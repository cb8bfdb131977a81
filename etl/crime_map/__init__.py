"""Exports of the crime map: from records of offences to cases of a register."""
