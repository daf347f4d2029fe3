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

package io.github.payscore.launch;

import java.time.Instant;
import java.time.InstantSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.order.ServiceOrder;
import io.github.payscore.signature.ApiV2Key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link LaunchTemplate} and {@link LaunchParameters}.
 *
 * @author PayScore for Spring Boot contributors
 */
class LaunchTemplateTests {

	private static final String MCHID = "1230000109";

	private static final String OUT_ORDER_NO = "bike|2026*11_26-a";

	private static final String PACKAGE = "AAQTnZoAAAABAAAAAAD8_-+/=";

	private static final String KEY = "192006250b4c09247ec02edce69f6a2d";

	private static final String NONCE = "zyx53Nkey8o4bHpxTQvd8m7e92nG5mG2";

	private static final Instant NOW = Instant.ofEpochSecond(1795657143, 999_999_999);

	private final LaunchTemplate mainland = complete(LaunchTemplate.mainland(MCHID));

	private final LaunchTemplate oversea = complete(LaunchTemplate.oversea(MCHID));

	private static LaunchTemplate complete(LaunchTemplate.Builder builder) {
		return builder.serviceId("500001")
			.apiV2Key(ApiV2Key.of(KEY))
			.clock(InstantSource.fixed(NOW))
			.nonces(() -> NONCE)
			.build();
	}

	@Test
	void confirmWhenMainlandThenHasPackageOnly() {
		LaunchParameters parameters = this.mainland.confirm(PACKAGE);
		assertThat(parameters.businessType()).isEqualTo("wxpayScoreUse");
		assertThat(parameters.extraData()).containsExactly(entry("package", PACKAGE));
		assertThat(parameters.queryString()).isEqualTo("package=AAQTnZoAAAABAAAAAAD8_-%2B%2F%3D");
	}

	@Test
	void confirmWhenMainlandThenNeedsNoKey() {
		assertThat(LaunchTemplate.mainland(MCHID).build().confirm(PACKAGE)).isEqualTo(this.mainland.confirm(PACKAGE));
	}

	// printf '%s'
	// 'mch_id=1230000109&nonce_str=zyx53Nkey8o4bHpxTQvd8m7e92nG5mG2&package=AAQTnZoAAAABAAAAAAD8_-+/='\
	// '&sign_type=HMAC-SHA256&timestamp=1795657143&key=192006250b4c09247ec02edce69f6a2d'
	// |
	// openssl dgst -sha256 -hmac 192006250b4c09247ec02edce69f6a2d
	@Test
	void confirmWhenOverseaThenIsSigned() {
		LaunchParameters parameters = this.oversea.confirm(PACKAGE);
		assertThat(parameters.businessType()).isEqualTo("wxpayScoreUse");
		assertThat(parameters.extraData()).containsExactly(entry("mch_id", MCHID), entry("package", PACKAGE),
				entry("timestamp", "1795657143"), entry("nonce_str", NONCE), entry("sign_type", "HMAC-SHA256"),
				entry("sign", "63A3707ACA30B4585358BB8CD0B6746D38FC49B5F6045788C819FEAC59350588"));
	}

	// printf '%s'
	// 'mch_id=1230000109&nonce_str=zyx53Nkey8o4bHpxTQvd8m7e92nG5mG2&out_order_no=bike|2026*11_26-a'\
	// '&service_id=500001&sign_type=HMAC-SHA256&timestamp=1795657143&key=192006250b4c09247ec02edce69f6a2d'
	// |
	// openssl dgst -sha256 -hmac 192006250b4c09247ec02edce69f6a2d
	@Test
	void detailThenIsSignedOverRawValues() {
		LaunchParameters parameters = this.mainland.detail(OUT_ORDER_NO);
		assertThat(parameters.businessType()).isEqualTo("wxpayScoreDetail");
		assertThat(parameters.extraData()).containsExactly(entry("mch_id", MCHID), entry("service_id", "500001"),
				entry("out_order_no", OUT_ORDER_NO), entry("timestamp", "1795657143"), entry("nonce_str", NONCE),
				entry("sign_type", "HMAC-SHA256"),
				entry("sign", "C912FD55A9282373C7B316762C860D0C42BB1C8020DF148FA09AB067713A4C34"));
		assertThat(parameters.queryString()).isEqualTo("mch_id=1230000109&service_id=500001"
				+ "&out_order_no=bike%7C2026%2A11_26-a&timestamp=1795657143&nonce_str=" + NONCE
				+ "&sign_type=HMAC-SHA256&sign=C912FD55A9282373C7B316762C860D0C42BB1C8020DF148FA09AB067713A4C34");
	}

	@Test
	void detailWhenOverseaThenIsTheSame() {
		assertThat(this.oversea.detail(OUT_ORDER_NO)).isEqualTo(this.mainland.detail(OUT_ORDER_NO));
	}

	@Test
	void detailWhenServiceIsNamedThenTakesIt() {
		assertThat(this.mainland.detail("500002", OUT_ORDER_NO).extraData()).containsEntry("service_id", "500002");
	}

	@Test
	void detailWhenMadeTwiceThenHasNewNonce() {
		LaunchTemplate template = LaunchTemplate.mainland(MCHID).serviceId("500001").apiV2Key(ApiV2Key.of(KEY)).build();
		assertThat(template.detail(OUT_ORDER_NO).extraData().get("nonce_str")).matches("[0-9A-Za-z]{1,32}")
			.isNotEqualTo(template.detail(OUT_ORDER_NO).extraData().get("nonce_str"));
	}

	@Test
	void detailWhenThereIsNoKeyThenNamesIt() {
		LaunchTemplate template = LaunchTemplate.mainland(MCHID).serviceId("500001").build();
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> template.detail(OUT_ORDER_NO))
			.withMessage("'apiV2Key' is missing, and this page is opened with a signature by the APIv2 key, not the "
					+ "APIv3 key: set 'apiV2Key' of this template")
			.satisfies((ex) -> assertThat(ex.getSetting()).isEqualTo("apiV2Key"));
	}

	@Test
	void confirmWhenOverseaAndThereIsNoKeyThenFails() {
		LaunchTemplate template = LaunchTemplate.oversea(MCHID)
			.settingNames((setting) -> "the property of " + setting)
			.build();
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> template.confirm(PACKAGE))
			.withMessageEndingWith("set the property of apiV2Key");
	}

	@Test
	void detailWhenNoServiceIsKnownThenNamesIt() {
		LaunchTemplate template = LaunchTemplate.mainland(MCHID).apiV2Key(ApiV2Key.of(KEY)).build();
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> template.detail(OUT_ORDER_NO))
			.withMessage("'serviceId' is missing: name it in the call, or set 'serviceId' of this template");
	}

	@Test
	void permissionThenHasTokenOnly() {
		LaunchParameters parameters = this.mainland.permission("token_-1");
		assertThat(parameters.businessType()).isEqualTo("wxpayScoreEnable");
		assertThat(parameters.extraData()).containsExactly(entry("apply_permissions_token", "token_-1"));
	}

	@Test
	void permissionWhenOfASceneThenNamesIt() {
		assertThat(this.mainland.permission("token", LaunchOperations.SCENE_ORDER).query())
			.isEqualTo("apply_permissions_token=token&scene=ORDER");
	}

	@Test
	void permissionWhenOverseaThenFails() {
		assertThatIllegalStateException().isThrownBy(() -> this.oversea.permission("token"))
			.withMessageContaining("oversea");
	}

	@Test
	void confirmWhenOrderWasCreatedThenTakesItsPackage() {
		assertThat(this.mainland.confirm(order("{\"package\":\"abc\"}"))).isEqualTo(this.mainland.confirm("abc"));
	}

	@Test
	void confirmWhenOrderHasNoPackageThenFails() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.mainland.confirm(order("{}")))
			.withMessageContaining("no package");
	}

	private static ServiceOrder order(String json) {
		return JsonMapper.builder().build().readValue(json, ServiceOrder.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void makeWhenArgumentIsEmptyThenFails(String empty) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.mainland.confirm(empty));
		assertThatIllegalArgumentException().isThrownBy(() -> this.mainland.detail(empty));
		assertThatIllegalArgumentException().isThrownBy(() -> this.mainland.detail(empty, OUT_ORDER_NO));
		assertThatIllegalArgumentException().isThrownBy(() -> this.mainland.permission(empty));
		assertThatIllegalArgumentException().isThrownBy(() -> this.mainland.permission("token", empty));
	}

	@Test
	void parametersAreForEveryContainerAsJson() {
		assertThat(JsonMapper.builder().build().readTree(json(this.mainland.permission("a/b"))))
			.isEqualTo(JsonMapper.builder().build().readTree("""
					{"businessType":"wxpayScoreEnable","extraData":{"apply_permissions_token":"a/b"},
					"queryString":"apply_permissions_token=a%2Fb","query":"apply_permissions_token=a%2Fb",
					"extInfo":"{\\"miniProgramType\\":0}"}"""));
	}

	private static String json(LaunchParameters parameters) {
		return JsonMapper.builder().build().writeValueAsString(parameters);
	}

	@Test
	void parametersDoNotShowThemselves() {
		assertThat(this.mainland.detail(OUT_ORDER_NO)).hasToString("LaunchParameters [businessType=wxpayScoreDetail]");
	}

	@Test
	void parametersDoNotChange() {
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.mainland.detail(OUT_ORDER_NO).extraData().put("sign", ""));
	}

}
