# Every target is one call, so that `py packaging\bootstrap.py TARGET` does the same on Windows.
PYTHON ?= python3
BOOTSTRAP = @$(PYTHON) packaging/bootstrap.py

.PHONY: env run test check bench screens bundle fuzz mutate simulate
env:
	$(BOOTSTRAP) $@
run:
	$(BOOTSTRAP) $@
test:
	$(BOOTSTRAP) $@
check:
	$(BOOTSTRAP) $@
bench:
	$(BOOTSTRAP) $@
screens:
	$(BOOTSTRAP) $@
bundle:
	$(BOOTSTRAP) $@
fuzz:
	$(BOOTSTRAP) $@
mutate:
	$(BOOTSTRAP) $@
simulate:
	$(BOOTSTRAP) $@
