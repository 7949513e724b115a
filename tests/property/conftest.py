"""How thorough the search for a counterexample is; `few` repeats the same worlds, for seeded bugs."""

from hypothesis import HealthCheck, Phase, settings

settings.register_profile("usual", max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
settings.register_profile(
    "few",
    settings.get_profile("usual"),
    max_examples=120,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
if settings.get_current_profile_name() == "default":
    settings.load_profile("usual")
