"""Judge a file of cases with pandera on pandas, by the schema that ``loading`` races against."""

from benchmarks.pandera_oracle import wrong_rows
from benchmarks.validators.judged import main

if __name__ == "__main__":
    main(wrong_rows, "pandera", "pandas")
