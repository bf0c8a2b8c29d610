/** Meanings of the fields of answers that judge, and of those about the server. @module */
import {
  below,
  type FieldMeanings,
  NORMALIZED,
  RELEASE_TYPE,
  SEVERITY,
  SIZE_FORMATTED,
  YANKED,
} from "./shared.ts";

/** Of `check_vulnerabilities`. */
export const VULNERABILITIES: FieldMeanings = {
  package_name: NORMALIZED,
  version: "the release that was checked, as the index spells it",
  version_chosen:
    "how it was chosen: `as given`, `latest stable`, `latest pre-release` or `latest`",
  version_type: RELEASE_TYPE,
  yanked: YANKED,
  security_status: "`secure`: every source was read and none knows anything; `vulnerable`; " +
    "`unknown`: a source failed or cannot tell",
  unknown_reasons: "why it is unknown; empty where it is not",
  vulnerability_count: "how many known vulnerabilities there are; absent: unknown",
  has_vulnerabilities:
    "whether there are any; while the status is `unknown`, there only where true",
  is_malicious: "whether it is reported as malware; while the status is `unknown`, there only " +
    "where true",
  severity_breakdown:
    "how many of each severity; malware is counted as `malicious` only; absent: " +
    "unknown",
  overall_severity: "the worst of them; malware is `critical`; `none` where there are none; " +
    "`unknown` while the status is, or where nobody rated any",
  overall_severity_score: "the highest CVSS score, 0 to 10",
  recommendation: "what to do, in one or two sentences",
  nearest_safe_version: "the lowest release above this one without known advisories",
  newest_safe_version:
    "the highest release without known advisories, which may be this one or an " +
    "older one; a pre-release only where this one is one",
  vulnerabilities: "one entry for each vulnerability, however many records tell of it; worst first",
  "vulnerabilities[].id": "of the advisory, e.g. `GHSA-…` or `PYSEC-…`",
  "vulnerabilities[].source": "`osv`, or `pypi` where only PyPI's copy could be read",
  "vulnerabilities[].summary": "one line of the advisory; absent where it has none",
  "vulnerabilities[].details": "more of its text, cut; absent where it has none",
  "vulnerabilities[].aliases": "other names of the same vulnerability, e.g. its CVE",
  "vulnerabilities[].is_malicious": "whether it reports malware",
  "vulnerabilities[].affected_ranges": "versions that are affected, e.g. `>=3.0.0, <3.1.5`",
  "vulnerabilities[].fixed_in": "releases that mend it",
  "vulnerabilities[].link": "the advisory's page",
  "vulnerabilities[].references": "up to three pages that the advisory names, fixes first",
  "vulnerabilities[].published": "when the advisory was published, UTC; absent where not told",
  "vulnerabilities[].modified": "when it was last changed, UTC; absent where not told",
  "vulnerabilities[].withdrawn": "when it was taken back; absent where it was not",
  "vulnerabilities[].severity": SEVERITY,
  "vulnerabilities[].severity_score": "the CVSS score that the severity is from, 0 to 10; absent " +
    "without a vector",
  "vulnerabilities[].cvss": "up to three scores of the advisory; the first one counts",
  "vulnerabilities[].cvss[].version": "of CVSS: `2.0`, `3.0`, `3.1` or `4.0`",
  "vulnerabilities[].cvss[].score": "0 to 10, computed from the vector",
  "vulnerabilities[].cvss[].severity": "the band of that score",
  "vulnerabilities[].cvss[].vector": "as the advisory states it",
  "vulnerabilities[].recommendation": "what to do about this one",
  undetermined: "advisories that may be about this release; they are not counted",
  "undetermined[].id": "of the advisory",
  "undetermined[].severity": SEVERITY,
  "undetermined[].summary": "one line of the advisory; absent where it has none",
  "undetermined[].link": "the advisory's page",
  "undetermined[].why": "why it cannot be decided, in words",
  notes: "what else to know, such as what was not looked at",
};

/** Of `get_package_health`. */
export const HEALTH: FieldMeanings = {
  package_name: NORMALIZED,
  version: "the release that is scored",
  version_type: RELEASE_TYPE,
  health_score: "0 (bad) to 100 (good); absent where nothing could be looked at",
  health_status: "`excellent` from 80, `good` from 60, `fair` from 40, else `poor`; `unknown` " +
    "without a score",
  health_notes: "what stands out, in words",
  scoring_breakdown: "the parts that make the score",
  "scoring_breakdown[].part": "what was looked at, e.g. `advisories`",
  "scoring_breakdown[].earned": "points that it adds",
  "scoring_breakdown[].possible": "points that it could add; all parts together have 100",
  "scoring_breakdown[].weight": "its weight before parts were left out",
  "scoring_breakdown[].evidence": "what was found, in words",
  "scoring_breakdown[].source": "the service that told it",
  left_out:
    "parts that could not be looked at, or have nothing to judge; they neither help nor harm",
  "left_out[].part": "what was not looked at",
  "left_out[].weight": "the weight it would have had",
  "left_out[].reason": "why it was left out, in words",
  "left_out[].source": "the service that would have told it",
  coverage: "share of all weight that was looked at, 0 to 1",
  total_versions: "how many releases the project has",
  latest_version: "the newest stable release; where there is none, the newest",
  is_latest: "whether the scored release is that one",
  has_vulnerabilities: "whether it has known vulnerabilities; absent: unknown",
  is_yanked: "whether it was taken back; absent: unknown",
  project_status: "what the index says of the whole project: `active`, `archived`, `deprecated`, " +
    "`quarantined` or `unknown`",
  release_cadence: "`fast`, `regular`, `slow`, `stalled`, `insufficient-data` or `none`, by the " +
    "rule that `get_release_activity` tells",
  release_cadence_days: "median of the days between releases",
  latest_release_age_days: "whole days since the latest release of the project",
};

/** Of `get_pypi_stats`. */
export const STORAGE: FieldMeanings = {
  statistic: "what is counted, in words: storage, neither downloads nor popularity",
  total_packages_size: "bytes of all files that PyPI keeps",
  total_size_formatted: SIZE_FORMATTED,
  top_packages: "projects that take the most room, the largest first",
  "top_packages[].name": "the project, as PyPI writes it",
  "top_packages[].size": "bytes of all its files",
  "top_packages[].size_formatted": SIZE_FORMATTED,
  last_updated: "when the figures were read, UTC",
};

/** Of `health_check`. */
export const SERVER_HEALTH: FieldMeanings = {
  status: "`degraded` while the circuit of any service is not closed: answers that need it fail " +
    "or are old",
  version: "of this program",
  timestamp: "now, UTC",
  uptime_seconds: "since it was started",
  upstreams: "the services that this server asks",
  "upstreams[].service": "its name, as in `data_sources`",
  "upstreams[].host": "the host that is asked",
  "upstreams[].public": "whether that is the public service",
  "upstreams[].circuit": "`closed`: it is asked; `open`: it failed repeatedly and is left alone " +
    "for now; `half-open`: it may be tried again",
  "upstreams[].last_error_kind": "how it failed last: `unreachable`, `timeout`, `rate_limited`, " +
    "`unavailable`, `circuit_open`, `rejected` or `malformed`; absent where it never did",
  "upstreams[].last_error_at": "when, UTC; absent where it never did",
  cache_status: "the cache in short; `get_cache_info` has more",
  "cache_status.enabled": "whether answers are kept",
  "cache_status.entries": "how many are kept",
  "cache_status.max_entries": "how many may be kept",
  "cache_status.bytes": "their size, estimated",
  "cache_status.hit_rate": "share of look-ups answered from the cache, 0 to 1",
  notes: "the same in words",
};

const COUNTS: FieldMeanings = {
  hits: "look-ups answered from the cache",
  misses: "look-ups that were not",
  hit_rate: "share of hits, 0 to 1; 0 before the first look-up",
  stale_answers: "old copies that stood in for a service that failed or was being asked again",
  coalesced_requests: "look-ups that waited for another one's request",
};

/** Of `get_cache_info`. */
export const CACHE: FieldMeanings = {
  cache_enabled: "whether answers of services are kept",
  cache_ttl_seconds: "how long they are fresh, in seconds",
  cache_stats: "the whole cache since the start",
  "cache_stats.size": "how many answers are kept",
  "cache_stats.max_size": "how many may be kept",
  "cache_stats.size_bytes": "their size, estimated",
  "cache_stats.max_size_bytes": "how large they may be together",
  "cache_stats.default_ttl": "the same as `cache_ttl_seconds`",
  ...below("cache_stats", COUNTS),
  "cache_stats.requests": "hits and misses together",
  "cache_stats.evictions": "answers that were dropped for want of room",
  "cache_stats.expired": "answers that were dropped because they were too old",
  upstreams: "the same for each service",
  "upstreams[].service": "its name, as in `data_sources`",
  "upstreams[].entries": "how many of its answers are kept",
  ...below("upstreams[]", COUNTS),
};
