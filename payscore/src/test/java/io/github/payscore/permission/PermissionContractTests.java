/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.payscore.permission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.client.ScriptedPlatform;
import io.github.payscore.order.OpenApiSchema;
import io.github.payscore.order.ParametersComparison;
import io.github.payscore.order.RequestComparison;
import io.github.payscore.order.WireRecord;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The records and endpoints of permissions, mode by mode, against the description of
 * WeChat Pay's pages under {@code openapi}; what differs is in {@link #DEVIATIONS}.
 *
 * @author PayScore for Spring Boot contributors
 */
// Compares records with files
@Tag("once")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionContractTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final String APPLY = "permissions.yaml";

	private static final String APPLY_FOR_SCENE = "partner/permissions/apply-for-scene.yaml";

	private static final String ASSESS = "permissions/assess-user-risk-level.yaml";

	private static final String BY_CODE = "permissions/authorization-code/{authorization_code}.yaml";

	private static final String BY_OPENID = "permissions/openid/{openid}.yaml";

	private static final String SEARCH = "partner/permissions/search.yaml";

	private static final String TERMINATE_BY_CODE = "permissions/authorization-code/{authorization_code}/terminate.yaml";

	private static final String TERMINATE_BY_OPENID = "permissions/openid/{openid}/terminate.yaml";

	private static final String TERMINATE_BY_USER = "partner/permissions/terminate.yaml";

	private static final String USER_SERVICE_STATE = "user-service-state.yaml";

	private static final String TERMINATE_USER_SERVICE = "users/{openid}/permissions/{service_id}/terminate.yaml";

	private static final String PARTNER = "partner/";

	private static final Map<String, String> DEVIATIONS = Map.of(
			"partner apply for scene: transaction_scene_info is required by the record only",
			"the official page (scene-apply-partner-permissions) wants it with the scene TRANSACTION");

	private final ScriptedPlatform platform = new ScriptedPlatform();

	private final PermissionOperations direct = new PermissionTemplate(this.platform.client());

	private final PartnerPermissionOperations partner = new PartnerPermissionTemplate(this.platform.client());

	// The sub-merchant of an assessment is in the query.
	private final PartnerPermissionOperations ofSubMerchant = new PartnerPermissionTemplate(this.platform.client(),
			null, null, "1900000109", null);

	@AfterAll
	void close() {
		this.platform.close();
	}

	@Test
	void requestsWhenComparedWithThePagesThenOnlyTheListedDeviationsDiffer() {
		Set<String> differences = new TreeSet<>();
		differences.addAll(new RequestComparison("direct apply", OpenApiSchema.ofRequest(APPLY),
				ApplyPermissionRequest.class, Map.of(), this.direct::apply)
			.differences());
		differences.addAll(new RequestComparison("partner apply", OpenApiSchema.ofRequest(PARTNER + APPLY),
				ApplyPermissionRequest.class, Map.of(), this.partner::apply)
			.differences());
		differences.addAll(new RequestComparison("partner apply for scene", OpenApiSchema.ofRequest(APPLY_FOR_SCENE),
				ApplyPermissionForSceneRequest.class, Map.of("authorization_code", "1234323JKHDFE1243252"),
				this.partner::applyForScene)
			.differences());
		differences.addAll(new RequestComparison("direct assess", OpenApiSchema.ofRequest(ASSESS),
				AssessUserRiskLevelRequest.class, Map.of(), this.direct::assessUserRiskLevel)
			.differences());
		differences.addAll(new RequestComparison("partner assess", OpenApiSchema.ofRequest(PARTNER + ASSESS),
				AssessUserRiskLevelRequest.class, Map.of(), this.ofSubMerchant::assessUserRiskLevel)
			.differences());
		assertThat(differences).containsExactlyInAnyOrderElementsOf(DEVIATIONS.keySet());
	}

	@Test
	void pathsAndQueriesWhenComparedWithThePagesThenHaveTheSameParameters() {
		ParametersComparison.assertThatMatch(BY_CODE, "get", List.of(PermissionEndpoints.Direct.QUERY_BY_CODE));
		ParametersComparison.assertThatMatch(PARTNER + BY_CODE, "get",
				List.of(PermissionEndpoints.Partner.QUERY_BY_CODE));
		ParametersComparison.assertThatMatch(BY_OPENID, "get", List.of(PermissionEndpoints.Direct.QUERY_BY_OPENID));
		ParametersComparison.assertThatMatch(SEARCH, "get",
				List.of(PermissionEndpoints.Partner.QUERY_BY_OPENID,
						PermissionEndpoints.Partner.QUERY_BY_OPENID_AND_SUB_APPID,
						PermissionEndpoints.Partner.QUERY_BY_SUB_OPENID));
		ParametersComparison.assertThatMatch(USER_SERVICE_STATE, "get",
				List.of(PermissionEndpoints.USER_SERVICE_STATE));
		ParametersComparison.assertThatMatch(APPLY, "post", List.of(new PermissionEndpoints.Direct().apply()));
		ParametersComparison.assertThatMatch(PARTNER + APPLY, "post",
				List.of(new PermissionEndpoints.Partner().apply()));
		ParametersComparison.assertThatMatch(APPLY_FOR_SCENE, "post", List.of(PermissionEndpoints.APPLY_FOR_SCENE));
		ParametersComparison.assertThatMatch(ASSESS, "post", List.of(PermissionEndpoints.Direct.ASSESS));
		ParametersComparison.assertThatMatch(PARTNER + ASSESS, "post", List.of(PermissionEndpoints.Partner.ASSESS));
		ParametersComparison.assertThatMatch(TERMINATE_BY_CODE, "post",
				List.of(PermissionEndpoints.Direct.TERMINATE_BY_CODE));
		ParametersComparison.assertThatMatch(PARTNER + TERMINATE_BY_CODE, "post",
				List.of(PermissionEndpoints.Partner.TERMINATE_BY_CODE));
		ParametersComparison.assertThatMatch(TERMINATE_BY_OPENID, "post",
				List.of(PermissionEndpoints.Direct.TERMINATE_BY_OPENID));
		ParametersComparison.assertThatMatch(TERMINATE_BY_USER, "post",
				List.of(PermissionEndpoints.Partner.TERMINATE_BY_USER));
		ParametersComparison.assertThatMatch(TERMINATE_USER_SERVICE, "post",
				List.of(PermissionEndpoints.TERMINATE_USER_SERVICE));
	}

	Stream<Termination> terminations() {
		TerminatePermissionRequest byCode = TerminatePermissionRequest.ofAuthorizationCode("PERMISSION-1", "用户注销");
		TerminatePermissionRequest byOpenid = TerminatePermissionRequest.ofOpenid("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
				"用户注销");
		PermissionOperations direct = new PermissionTemplate(this.platform.client(), "500001", "wxd678efh567hg6787");
		PartnerPermissionOperations partner = new PartnerPermissionTemplate(this.platform.client(), "500001",
				"wxd678efh567hg6787", "1900000109", "wxsub");
		return Stream.of(new Termination(TERMINATE_BY_CODE, List.of(direct.terminate(byCode))),
				new Termination(TERMINATE_BY_OPENID, List.of(direct.terminate(byOpenid))),
				new Termination(TERMINATE_USER_SERVICE, List.of(direct.terminateUserService(byOpenid))),
				new Termination(PARTNER + TERMINATE_BY_CODE, List.of(partner.terminate(byCode))),
				new Termination(TERMINATE_BY_USER, List.of(partner.terminate(byOpenid), partner
					.terminate(TerminatePermissionRequest.builder().subOpenid("oSub").reason("用户注销").build()))));
	}

	@ParameterizedTest
	@MethodSource("terminations")
	void terminationsWhenSentThenHaveTheFieldsOfThePage(Termination termination) {
		OpenApiSchema page = OpenApiSchema.ofRequest(termination.file);
		Set<String> sent = new TreeSet<>();
		for (Mono<Void> call : termination.calls) {
			this.platform.start("", "", "");
			StepVerifier.create(call).verifyComplete();
			List<String> fields = new ArrayList<>(MAPPER.readTree(this.platform.bodies().get(0)).propertyNames());
			assertThat(fields).containsAll(page.required());
			sent.addAll(fields);
		}
		assertThat(sent).isEqualTo(page.types(false).keySet());
		assertThat(OpenApiSchema.isAnsweredWithoutContent(termination.file, "post")).isTrue();
	}

	static Stream<Answer> answers() {
		return Stream.of(new Answer(APPLY, "post", PermissionToken.class),
				new Answer(PARTNER + APPLY, "post", PermissionToken.class),
				new Answer(APPLY_FOR_SCENE, "post", ScenePermissionToken.class),
				new Answer(BY_CODE, "get", Permission.class), new Answer(PARTNER + BY_CODE, "get", Permission.class),
				new Answer(BY_OPENID, "get", Permission.class), new Answer(SEARCH, "get", Permission.class),
				new Answer(ASSESS, "post", Permission.class), new Answer(PARTNER + ASSESS, "post", Permission.class),
				new Answer(USER_SERVICE_STATE, "get", UserServiceState.class));
	}

	@ParameterizedTest
	@MethodSource("answers")
	void answersWhenComparedWithThePagesThenNothingIsLost(Answer answer) {
		OpenApiSchema page = OpenApiSchema.ofAnswer(answer.file, answer.method);
		assertThat(WireRecord.types(answer.type)).containsAllEntriesOf(page.types(true));
		JsonNode example = MAPPER.valueToTree(page.example());
		JsonNode kept = MAPPER.valueToTree(MAPPER.treeToValue(example, answer.type));
		example.properties().forEach((field) -> assertThat(kept.get(field.getKey())).isEqualTo(field.getValue()));
	}

	@Test
	void statesWhenPagesEnumerateThemThenAreKnown() {
		for (String file : List.of(BY_CODE, BY_OPENID)) {
			assertThat(OpenApiSchema.ofAnswer(file, "get").enumerations().get("authorization_state"))
				.containsExactlyInAnyOrder(Permission.STATE_UNAVAILABLE, Permission.STATE_AVAILABLE,
						Permission.STATE_UNBINDUSER);
		}
		assertThat(OpenApiSchema.ofAnswer(USER_SERVICE_STATE, "get").enumerations().get("use_service_state"))
			.containsExactlyInAnyOrder(UserServiceState.STATE_UNAVAILABLE, UserServiceState.STATE_AVAILABLE);
	}

	private record Termination(String file, List<Mono<Void>> calls) {

	}

	private record Answer(String file, String method, Class<?> type) {

	}

}
