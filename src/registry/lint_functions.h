// The names of the functions that rules call by `check`. They are defined in src/lint, one by one; datac refuses
// others.
#pragma once

#include <array>
#include <string_view>

// clang-format off
#define STATUSATLAS_LINT_FUNCTIONS(X)                                                                                  \
  /* status */                                                                                                         \
  X(reason_of_other) X(reason_on_http2) X(reason_octets) X(status_line_space) X(code_unregistered) X(code_vendor)      \
  X(code_standing) X(interim_last) X(interim_to_http10) X(upgrade_not_offered) X(upgrade_before_continue)              \
  X(websocket_accept) X(websocket_protocol)                                                                            \
  /* framing */                                                                                                        \
  X(length_differs) X(length_number) X(length_repeated) X(body_short) X(body_long) X(coding_to_http10)                 \
  X(chunked_not_last) X(chunked_twice) X(coding_unknown) X(chunk_broken) X(chunk_cut) X(line_folded)                   \
  X(line_folded_shown) X(colon_space) X(line_malformed) X(bare_cr) X(control_octet) X(bare_lf) X(singleton_repeated)   \
  X(trailer_field) X(trailer_forbidden)                                                                                \
  /* content */                                                                                                        \
  X(media_type_malformed) X(boundary_missing) X(json_broken) X(json_is_html) X(html_is_json) X(not_compressed)         \
  /* ranges */                                                                                                         \
  X(content_range_malformed) X(content_range_inverted) X(content_range_length) X(content_range_of_416)                 \
  X(range_not_asked) X(multipart_for_one) X(part_without_range) X(if_range_false) X(range_satisfiable)                 \
  /* conditional */                                                                                                    \
  X(etag_malformed) X(last_modified_future) X(length_of_304) X(etag_of_304) X(matched_but_sent) X(etag_of_codings)     \
  X(precondition_hides_error)                                                                                          \
  /* redirects */                                                                                                      \
  X(location_invalid) X(location_self) X(location_downgrade) X(location_collection) X(chain_long) X(chain_mixed)       \
  X(redirect_loop) X(credentials_elsewhere) X(sts_over_http) X(sts_max_age) X(location_elsewhere) X(location_empty)     \
  /* authentication */                                                                                                 \
  X(challenge_malformed) X(bearer_error_code) X(bearer_error_unasked)                                                  \
  X(credentials_refused) X(basic_realm) X(realm_unquoted) X(basic_charset) X(digest_nonce) X(digest_md5) X(cookie_malformed)             \
  X(cookie_refused) X(cookie_repeated) X(cors_origin_malformed) X(cors_origin_other) X(cors_credentials_value)         \
  /* caching */                                                                                                        \
  X(lifetime_given) X(lifetime_of_day) X(directive_malformed) X(directive_number) X(directive_quoted) X(directive_unquoted)                  \
  X(directive_repeated) X(age_number) X(age_beyond) X(heuristic)                                                       \
  /* dates, retry */                                                                                                   \
  X(date_malformed) X(date_obsolete) X(date_weekday) X(expires_malformed) X(retry_malformed) X(retry_past)             \
  X(retry_long) X(retry_advice)                                                                                        \
  /* problem */                                                                                                        \
  X(problem_broken) X(problem_not_object) X(problem_status_differs) X(problem_status_type) X(problem_member_type)      \
  X(problem_type_relative) X(problem_type_invalid) X(problem_blank_title) X(problem_unmarked) X(problem_obsolete_link) \
  X(stack_trace) X(status_in_content) X(error_in_success)                                                              \
  /* proxy */                                                                                                          \
  X(proxy_status_malformed) X(proxy_status_code) X(proxy_status_received) X(via_malformed) X(via_loop)                 \
  X(gateway_timeout)                                                                                                   \
  /* methods */                                                                                                        \
  X(method_unregistered) X(method_case) X(allow_names_method) X(allow_malformed) X(head_differs) X(put_created)        \
  X(host_wrong) X(host_not_shown) X(target_long) X(target_short)                                                       \
  /* syntax */                                                                                                         \
  X(not_tokens) X(not_media_types) X(not_language_tags) X(not_structured_item) X(not_structured_list)                  \
  X(not_structured_dictionary) X(not_structured_date) X(parameter_repeated) X(challenge_parameter_repeated)            \
  X(member_empty) X(link_malformed) X(link_without_relation) X(alternative_malformed) X(cache_hit_and_forward)
// clang-format on

namespace registry {

#define STATUSATLAS_NAME(name) std::string_view(#name),
inline constexpr auto kLintFunctionWords = std::to_array({STATUSATLAS_LINT_FUNCTIONS(STATUSATLAS_NAME)});
#undef STATUSATLAS_NAME

}  // namespace registry
