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

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

import io.github.payscore.InvalidSettingException;
import io.github.payscore.signature.ApiV2Key;
import io.github.payscore.signature.NonceGenerator;
import io.github.payscore.signature.SecureRandomNonceGenerator;

/**
 * Default implementation of {@link LaunchOperations}. Thread-safe.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class LaunchTemplate implements LaunchOperations {

	private final String mchid;

	private final boolean oversea;

	private final @Nullable String serviceId;

	private final LaunchSigner signer;

	private final UnaryOperator<String> setting;

	private LaunchTemplate(Builder builder) {
		this.mchid = builder.mchid;
		this.oversea = builder.oversea;
		this.serviceId = builder.serviceId;
		this.setting = builder.setting;
		this.signer = new LaunchSigner(builder.apiV2Key, builder.clock, builder.nonces, builder.setting);
	}

	/**
	 * Return a builder for a mainland merchant or partner.
	 * @param mchid the merchant number of the caller, which for a partner is its own and
	 * not the sub-merchant's
	 * @return a new builder
	 */
	public static Builder mainland(String mchid) {
		return new Builder(mchid, false);
	}

	/**
	 * Return a builder for an oversea partner.
	 * @param mchid the merchant number of the partner
	 * @return a new builder
	 */
	public static Builder oversea(String mchid) {
		return new Builder(mchid, true);
	}

	@Override
	public LaunchParameters confirm(String packageData) {
		Assert.hasText(packageData, "'packageData' must not be empty");
		Map<String, String> parameters = new LinkedHashMap<>();
		if (!this.oversea) {
			parameters.put("package", packageData);
			return new LaunchParameters(LaunchParameters.CONFIRM, parameters);
		}
		parameters.put("mch_id", this.mchid);
		parameters.put("package", packageData);
		return new LaunchParameters(LaunchParameters.CONFIRM, this.signer.sign(parameters));
	}

	@Override
	public LaunchParameters detail(String outOrderNo) {
		if (!StringUtils.hasText(this.serviceId)) {
			throw new InvalidSettingException("serviceId",
					"is missing: name it in the call, or set %s".formatted(this.setting.apply("serviceId")));
		}
		return detail(this.serviceId, outOrderNo);
	}

	@Override
	public LaunchParameters detail(String serviceId, String outOrderNo) {
		Assert.hasText(serviceId, "'serviceId' must not be empty");
		Assert.hasText(outOrderNo, "'outOrderNo' must not be empty");
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("mch_id", this.mchid);
		parameters.put("service_id", serviceId);
		parameters.put("out_order_no", outOrderNo);
		return new LaunchParameters(LaunchParameters.DETAIL, this.signer.sign(parameters));
	}

	@Override
	public LaunchParameters permission(String applyPermissionsToken) {
		return permissionPage(tokenParameters(applyPermissionsToken));
	}

	@Override
	public LaunchParameters permission(String applyPermissionsToken, String scene) {
		Assert.hasText(scene, "'scene' must not be empty");
		Map<String, String> parameters = tokenParameters(applyPermissionsToken);
		parameters.put("scene", scene);
		return permissionPage(parameters);
	}

	private static Map<String, String> tokenParameters(String applyPermissionsToken) {
		Assert.hasText(applyPermissionsToken, "'applyPermissionsToken' must not be empty");
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("apply_permissions_token", applyPermissionsToken);
		return parameters;
	}

	private LaunchParameters permissionPage(Map<String, String> parameters) {
		Assert.state(!this.oversea, "An oversea partner's services have no permissions, so there is no page for them");
		return new LaunchParameters(LaunchParameters.PERMISSION, parameters);
	}

	/**
	 * Builds a {@link LaunchTemplate}. Not thread-safe.
	 */
	public static final class Builder {

		private final String mchid;

		private final boolean oversea;

		private @Nullable String serviceId;

		private @Nullable ApiV2Key apiV2Key;

		private InstantSource clock = InstantSource.system();

		private NonceGenerator nonces = new SecureRandomNonceGenerator();

		private UnaryOperator<String> setting = "'%s' of this template"::formatted;

		private Builder(String mchid, boolean oversea) {
			Assert.hasText(mchid, "'mchid' must not be empty");
			this.mchid = mchid;
			this.oversea = oversea;
		}

		/**
		 * Set the service of calls that name none.
		 * @param serviceId the id of the service, or {@code null} if each call names it
		 * @return this
		 */
		public Builder serviceId(@Nullable String serviceId) {
			this.serviceId = serviceId;
			return this;
		}

		/**
		 * Set the key that signs.
		 * @param apiV2Key the APIv2 key of the merchant number, or {@code null} if no
		 * page is opened that needs a signature
		 * @return this
		 */
		public Builder apiV2Key(@Nullable ApiV2Key apiV2Key) {
			this.apiV2Key = apiV2Key;
			return this;
		}

		/**
		 * Set the clock, which is the system's otherwise.
		 * @param clock gives the time of a signature
		 * @return this
		 */
		public Builder clock(InstantSource clock) {
			Assert.notNull(clock, "'clock' must not be null");
			this.clock = clock;
			return this;
		}

		/**
		 * Set where nonces come from, which is a secure random generator otherwise.
		 * @param nonces gives a nonce for each signature
		 * @return this
		 */
		public Builder nonces(NonceGenerator nonces) {
			Assert.notNull(nonces, "'nonces' must not be null");
			this.nonces = nonces;
			return this;
		}

		/**
		 * Set what messages call the settings.
		 * @param setting given {@code serviceId} or {@code apiV2Key}, names what sets it,
		 * such as {@code the property 'a.b.service-id'}
		 * @return this
		 */
		public Builder settingNames(UnaryOperator<String> setting) {
			Assert.notNull(setting, "'setting' must not be null");
			this.setting = setting;
			return this;
		}

		/**
		 * Return the template.
		 * @return a new template
		 */
		public LaunchTemplate build() {
			return new LaunchTemplate(this);
		}

	}

}
