"""`python -m disputelab` is the command `disputelab`."""

from disputelab.cli import main

if __name__ == "__main__":
    main()
