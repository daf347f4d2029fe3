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

package io.github.payscore.test;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.payscore.test.keys.ApiV2Key;
import io.github.payscore.test.keys.ApiV3Key;
import io.github.payscore.test.keys.GivenKey;
import io.github.payscore.test.keys.GivenKeys;
import io.github.payscore.test.platform.Merchant;

/**
 * What a merchant of a {@link FakeWeChatPay} is. Each merchant has numbers and keys of
 * its own unless they are set; the defaults that the methods name are those of the
 * merchant {@code default}. Not thread-safe.
 *
 * @param <S> the type of these settings
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 * @see FakeWeChatPay.Builder
 * @see FakeWeChatPay.MerchantBuilder
 */
public abstract sealed class MerchantSettings<S extends MerchantSettings<S>>
		permits FakeWeChatPay.Builder, FakeWeChatPay.MerchantBuilder {

	private final String name;

	private final Merchant.Defaults defaults;

	private @Nullable FakeMode mode;

	private @Nullable PlatformKeyKind keyKind;

	private @Nullable String apiV3Key;

	private @Nullable String apiV2Key;

	private GivenKeys keys = GivenKeys.NONE;

	private @Nullable String mchid;

	private @Nullable String appid;

	private @Nullable String serviceId;

	private @Nullable String subMchid;

	private @Nullable String subAppid;

	private final Set<String> unconfirmedServiceIds = new LinkedHashSet<>();

	private final List<Merchant.SubMerchant> moreSubMerchants = new ArrayList<>();

	MerchantSettings(String name, int index) {
		this.name = name;
		this.defaults = new Merchant.Defaults(index);
	}

	abstract S self();

	/**
	 * Set what the merchant is, by default {@link FakeMode#OVERSEA_PARTNER}.
	 * @param mode the mode
	 * @return these settings
	 */
	public S mode(FakeMode mode) {
		this.mode = mode;
		return self();
	}

	/**
	 * Set the merchant number of the caller, by default {@code 1230000109}. Several names
	 * may have the same one: then they are one merchant for WeChat Pay.
	 * @param mchid the merchant number
	 * @return these settings
	 * @see FakeWeChatPay#merchant(String)
	 */
	public S mchid(String mchid) {
		this.mchid = mchid;
		return self();
	}

	/**
	 * Set the appid of a merchant of the mainland, by default {@code wxd678efh567hg6787}.
	 * Oversea partners may use any.
	 * @param appid the appid
	 * @return these settings
	 */
	public S appid(String appid) {
		this.appid = appid;
		return self();
	}

	/**
	 * Set the service id of seeded and created orders, by default
	 * {@code 2002000000000558128851361561536}.
	 * @param serviceId the service id
	 * @return these settings
	 */
	public S serviceId(String serviceId) {
		this.serviceId = serviceId;
		return self();
	}

	/**
	 * Add a service of a merchant of the mainland whose orders users need not confirm
	 * ({@code need_user_confirm=false}), and for which they give a permission. By default
	 * there is none.
	 * @param serviceId the service id
	 * @return these settings
	 */
	public S serviceIdWithoutUserConfirm(String serviceId) {
		this.unconfirmedServiceIds.add(serviceId);
		return self();
	}

	/**
	 * Set the sub-merchant's number of seeded and created orders, by default
	 * {@code 1900000109}.
	 * @param subMchid the sub-merchant's number
	 * @return these settings
	 * @see #subMerchant(String)
	 */
	public S subMchid(String subMchid) {
		this.subMchid = subMchid;
		return self();
	}

	/**
	 * Give the sub-merchant of {@link #subMchid(String)} an appid, if the merchant is a
	 * partner of the mainland. By default it has none, and orders must not name one.
	 * @param subAppid the sub-merchant's appid
	 * @return these settings
	 */
	public S subAppid(String subAppid) {
		this.subAppid = subAppid;
		return self();
	}

	/**
	 * Add another sub-merchant of a partner, without an appid, beside the one of
	 * {@link #subMchid(String)}.
	 * @param subMchid the sub-merchant's number
	 * @return these settings
	 */
	public S subMerchant(String subMchid) {
		this.moreSubMerchants.add(new Merchant.SubMerchant(subMchid, null));
		return self();
	}

	/**
	 * Add another sub-merchant of a partner of the mainland, beside the one of
	 * {@link #subMchid(String)}.
	 * @param subMchid the sub-merchant's number
	 * @param subAppid the sub-merchant's appid, which orders may name
	 * @return these settings
	 */
	public S subMerchant(String subMchid, String subAppid) {
		this.moreSubMerchants.add(new Merchant.SubMerchant(subMchid, subAppid));
		return self();
	}

	/**
	 * Set the kinds of WeChat Pay's key, by default {@link PlatformKeyKind#PUBLIC_KEY}.
	 * @param keyKind the kinds of key
	 * @return these settings
	 */
	public S keyKind(PlatformKeyKind keyKind) {
		this.keyKind = keyKind;
		return self();
	}

	/**
	 * Set the APIv3 key, by default one that is the same in every fake.
	 * @param apiV3Key the key, 32 bytes of UTF-8
	 * @return these settings
	 */
	public S apiV3Key(String apiV3Key) {
		this.apiV3Key = new ApiV3Key(apiV3Key).text();
		return self();
	}

	/**
	 * Set the APIv2 key, by default one that is the same in every fake.
	 * @param apiV2Key the key, 32 bytes of UTF-8
	 * @return these settings
	 */
	public S apiV2Key(String apiV2Key) {
		this.apiV2Key = new ApiV2Key(apiV2Key).text();
		return self();
	}

	/**
	 * Set the merchant's own key, by default one of this JVM.
	 * @param serial the serial number of the merchant's certificate, hexadecimal
	 * @param privateKeyPem the RSA key, PKCS#8 as PEM
	 * @return these settings
	 * @throws IllegalArgumentException if the key cannot be read
	 */
	public S merchantKey(String serial, String privateKeyPem) {
		this.keys = this.keys.withMerchantKey(new GivenKey(serial, privateKeyPem).checked("privateKeyPem"));
		return self();
	}

	/**
	 * Set the WeChat Pay public key, by default one of this JVM.
	 * @param id the id of the key, {@code PUB_KEY_ID_…}
	 * @param privateKeyPem the RSA key that WeChat Pay signs with, PKCS#8 as PEM
	 * @return these settings
	 * @throws IllegalArgumentException if the key cannot be read
	 */
	public S platformPublicKey(String id, String privateKeyPem) {
		this.keys = this.keys.withPublicKey(new GivenKey(id, privateKeyPem).checked("privateKeyPem"));
		return self();
	}

	/**
	 * Set the first platform certificate, by default one of this JVM.
	 * @param certificatePem the X.509 certificate as PEM
	 * @param privateKeyPem the RSA key that WeChat Pay signs with, PKCS#8 as PEM
	 * @return these settings
	 * @throws IllegalArgumentException if certificate or key cannot be read, or are not
	 * of each other
	 */
	public S platformCertificate(String certificatePem, String privateKeyPem) {
		this.keys = this.keys.withCertificate(new GivenKey(certificatePem, privateKeyPem).checked("privateKeyPem")
			.checkedCertificate("certificatePem"));
		return self();
	}

	String name() {
		return this.name;
	}

	Optional<FakeMode> mode() {
		return Optional.ofNullable(this.mode);
	}

	Optional<PlatformKeyKind> keyKind() {
		return Optional.ofNullable(this.keyKind);
	}

	Optional<GivenKeys> keys() {
		return this.keys.equals(GivenKeys.NONE) ? Optional.empty() : Optional.of(this.keys);
	}

	Optional<String> apiV3Key() {
		return Optional.ofNullable(this.apiV3Key);
	}

	Optional<String> apiV2Key() {
		return Optional.ofNullable(this.apiV2Key);
	}

	String mchid() {
		return (this.mchid != null) ? this.mchid : this.defaults.mchid();
	}

	Merchant toMerchant(FakeMode mode) {
		List<Merchant.SubMerchant> subMerchants = new ArrayList<>();
		subMerchants.add(new Merchant.SubMerchant((this.subMchid != null) ? this.subMchid : this.defaults.subMchid(),
				this.subAppid));
		subMerchants.addAll(this.moreSubMerchants);
		return new Merchant(mode.mode(), mchid(), List.of(toApplication()), subMerchants);
	}

	private Merchant.Application toApplication() {
		return new Merchant.Application((this.appid != null) ? this.appid : this.defaults.appid(),
				(this.serviceId != null) ? this.serviceId : this.defaults.serviceId(),
				Set.copyOf(this.unconfirmedServiceIds));
	}

}
