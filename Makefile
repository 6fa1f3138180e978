# Every target is one call, so that `py packaging\bootstrap.py TARGET` does the same on Windows.
PYTHON ?= python3

.PHONY: env run test check bench screens bundle
env run test check bench screens bundle:
	@$(PYTHON) packaging/bootstrap.py $@
