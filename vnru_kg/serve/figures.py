"""Figures for Prometheus: requests by status, how long they took, and what the pool and the cache do."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping

from .cache import Cache
from .pool import Pool

_BOUNDS = (0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Figures:
    """What has been counted since the start."""

    def __init__(self) -> None:
        self.requests: Counter[int] = Counter()
        self.within = [0] * (len(_BOUNDS) + 1)
        self.seconds = 0.0

    def note(self, status: int, lasted: float) -> None:
        """A request that was answered."""
        self.requests[status] += 1
        self.within[bisect_left(_BOUNDS, lasted)] += 1
        self.seconds += lasted

    def text(self, pool: Pool, kept: Cache) -> str:
        """All of it in Prometheus' format."""
        lines = ["# TYPE vnru_requests_total counter"]
        lines += [f'vnru_requests_total{{status="{status}"}} {n}' for status, n in sorted(self.requests.items())]
        lines.append("# TYPE vnru_request_seconds histogram")
        reached = 0
        for bound, n in zip((*map(str, _BOUNDS), "+Inf"), self.within, strict=True):
            reached += n
            lines.append(f'vnru_request_seconds_bucket{{le="{bound}"}} {reached}')
        lines += [f"vnru_request_seconds_sum {self.seconds:.6f}", f"vnru_request_seconds_count {reached}"]
        lines += _each("vnru_jobs", "gauge", "state", pool.load)
        lines += _each("vnru_pool_total", "counter", "event", pool.counts)
        lines += _each("vnru_cache_total", "counter", "event", {"hit": kept.hits, "miss": kept.misses})
        lines += _each("vnru_cache", "gauge", "of", {"bytes": kept.size, "answers": len(kept)})
        return "\n".join(lines) + "\n"


def _each(name: str, kind: str, label: str, values: Mapping[str, int]) -> list[str]:
    return [f"# TYPE {name} {kind}", *(f'{name}{{{label}="{key}"}} {value}' for key, value in sorted(values.items()))]
