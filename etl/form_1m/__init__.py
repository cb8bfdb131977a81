"""Form 1-M of the Prosecutor General: from the cells of a workbook to counts in the ledger."""
