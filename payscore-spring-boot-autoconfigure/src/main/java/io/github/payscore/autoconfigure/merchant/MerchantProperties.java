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

package io.github.payscore.autoconfigure.merchant;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.payscore.merchant.PayScoreMode;
import io.github.payscore.signature.PastedText;

/**
 * Properties of one merchant, which have the prefix {@code wechatpay} or
 * {@code wechatpay.merchants.<name>}.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public class MerchantProperties {

	/**
	 * Merchant number of the caller, which for a partner is its own and not the
	 * sub-merchant's.
	 */
	private @Nullable String mchid;

	/**
	 * Serial number of the merchant API certificate, in hexadecimal digits. Derived when
	 * the certificate comes with the private key: in PKCS#12, in the same PEM file, or in
	 * an SSL bundle.
	 */
	private @Nullable String serial;

	/**
	 * Location of the merchant API private key: PEM (PKCS#8, PKCS#1 or encrypted PKCS#8)
	 * or PKCS#12. Supports "file:", "classpath:" and "base64:".
	 */
	private @Nullable String privateKeyPath;

	/**
	 * Password of an encrypted private key. For PKCS#12 it defaults to the merchant
	 * number.
	 */
	private @Nullable String privateKeyPassword;

	/**
	 * Name of the SSL bundle that holds the merchant API private key and its certificate,
	 * in the place of "private-key-path". The serial number is that of the certificate.
	 */
	private @Nullable String sslBundle;

	/**
	 * Comma-separated list of locations of WeChat Pay platform certificates (PEM).
	 * Supports "file:", "classpath:" and "base64:".
	 */
	private List<String> platformCert = new ArrayList<>();

	/**
	 * Id of the WeChat Pay public key, "PUB_KEY_ID_" followed by digits.
	 */
	private @Nullable String platformPublicKeyId;

	/**
	 * Location of the WeChat Pay public key (PEM). Supports "file:", "classpath:" and
	 * "base64:".
	 */
	private @Nullable String platformPublicKeyPath;

	/**
	 * APIv3 key of 32 bytes, which notifications and platform certificates are encrypted
	 * with.
	 */
	private @Nullable String apiV3Key;

	/**
	 * APIv2 key of 32 bytes, which signs the parameters that open an order's page, and an
	 * oversea order's confirm page. It is not the APIv3 key.
	 */
	private @Nullable String apiV2Key;

	/**
	 * Base URL of WeChat Pay. Plain http is accepted for loopback addresses only. For
	 * merchants of the mainland it defaults to "https://api.mch.weixin.qq.com".
	 */
	private @Nullable String baseUrl;

	/**
	 * Base URL of another access point of the same platform. It gets further attempts and
	 * the calls of the next minute when the first one cannot be reached, or answers 502
	 * or 503. For merchants of the mainland it defaults to
	 * "https://api2.mch.weixin.qq.com" unless "base-url" is set; an empty one is none.
	 */
	private @Nullable String backupBaseUrl;

	private final Certificates certificates = new Certificates();

	private final Payscore payscore = new Payscore();

	public @Nullable String getMchid() {
		return this.mchid;
	}

	public void setMchid(@Nullable String mchid) {
		this.mchid = strip(mchid);
	}

	public @Nullable String getSerial() {
		return this.serial;
	}

	public void setSerial(@Nullable String serial) {
		this.serial = strip(serial);
	}

	public @Nullable String getPrivateKeyPath() {
		return this.privateKeyPath;
	}

	public void setPrivateKeyPath(@Nullable String privateKeyPath) {
		this.privateKeyPath = strip(privateKeyPath);
	}

	public @Nullable String getPrivateKeyPassword() {
		return this.privateKeyPassword;
	}

	public void setPrivateKeyPassword(@Nullable String privateKeyPassword) {
		this.privateKeyPassword = privateKeyPassword;
	}

	public @Nullable String getSslBundle() {
		return this.sslBundle;
	}

	public void setSslBundle(@Nullable String sslBundle) {
		this.sslBundle = strip(sslBundle);
	}

	public List<String> getPlatformCert() {
		return this.platformCert;
	}

	public void setPlatformCert(List<String> platformCert) {
		this.platformCert = new ArrayList<>(platformCert.stream().map(PastedText::strip).toList());
	}

	public @Nullable String getPlatformPublicKeyId() {
		return this.platformPublicKeyId;
	}

	public void setPlatformPublicKeyId(@Nullable String platformPublicKeyId) {
		this.platformPublicKeyId = strip(platformPublicKeyId);
	}

	public @Nullable String getPlatformPublicKeyPath() {
		return this.platformPublicKeyPath;
	}

	public void setPlatformPublicKeyPath(@Nullable String platformPublicKeyPath) {
		this.platformPublicKeyPath = strip(platformPublicKeyPath);
	}

	public @Nullable String getApiV3Key() {
		return this.apiV3Key;
	}

	public void setApiV3Key(@Nullable String apiV3Key) {
		this.apiV3Key = strip(apiV3Key);
	}

	public @Nullable String getApiV2Key() {
		return this.apiV2Key;
	}

	public void setApiV2Key(@Nullable String apiV2Key) {
		this.apiV2Key = strip(apiV2Key);
	}

	public @Nullable String getBaseUrl() {
		return this.baseUrl;
	}

	public void setBaseUrl(@Nullable String baseUrl) {
		this.baseUrl = strip(baseUrl);
	}

	public @Nullable String getBackupBaseUrl() {
		return this.backupBaseUrl;
	}

	public void setBackupBaseUrl(@Nullable String backupBaseUrl) {
		this.backupBaseUrl = strip(backupBaseUrl);
	}

	public Certificates getCertificates() {
		return this.certificates;
	}

	public Payscore getPayscore() {
		return this.payscore;
	}

	// No blank is ever part of such a value; of a password it may be.
	private static @Nullable String strip(@Nullable String text) {
		return (text != null) ? PastedText.strip(text) : null;
	}

	/**
	 * Download of WeChat Pay platform certificates.
	 */
	public static class Certificates {

		/**
		 * Whether to download platform certificates. Without it they are if "api-v3-key"
		 * is set and no key of WeChat Pay is configured; "true" downloads them beside the
		 * configured keys as well.
		 */
		private @Nullable Boolean refresh;

		/**
		 * Path of the list of certificates. For merchants of the mainland it defaults to
		 * "/v3/certificates".
		 */
		private @Nullable String path;

		public @Nullable Boolean getRefresh() {
			return this.refresh;
		}

		public void setRefresh(@Nullable Boolean refresh) {
			this.refresh = refresh;
		}

		public @Nullable String getPath() {
			return this.path;
		}

		public void setPath(@Nullable String path) {
			this.path = strip(path);
		}

	}

	/**
	 * Defaults for PayScore requests.
	 */
	public static class Payscore {

		/**
		 * Mode in which the merchant uses PayScore. It decides which operations there are
		 * and which access points of WeChat Pay they call.
		 */
		private PayScoreMode mode = PayScoreMode.OVERSEA_PARTNER;

		/**
		 * Id of the service, for requests that name none.
		 */
		private @Nullable String serviceId;

		/**
		 * Merchant number of the sub-merchant, for requests that name none.
		 */
		private @Nullable String subMchid;

		/**
		 * Official account or mini program, for requests of the mainland that name none;
		 * of a partner its own, and for creations only.
		 */
		private @Nullable String appid;

		/**
		 * Official account or mini program of the sub-merchant, for creations of a
		 * mainland partner that name none.
		 */
		private @Nullable String subAppid;

		public PayScoreMode getMode() {
			return this.mode;
		}

		public void setMode(PayScoreMode mode) {
			this.mode = mode;
		}

		public @Nullable String getServiceId() {
			return this.serviceId;
		}

		public void setServiceId(@Nullable String serviceId) {
			this.serviceId = strip(serviceId);
		}

		public @Nullable String getSubMchid() {
			return this.subMchid;
		}

		public void setSubMchid(@Nullable String subMchid) {
			this.subMchid = strip(subMchid);
		}

		public @Nullable String getAppid() {
			return this.appid;
		}

		public void setAppid(@Nullable String appid) {
			this.appid = strip(appid);
		}

		public @Nullable String getSubAppid() {
			return this.subAppid;
		}

		public void setSubAppid(@Nullable String subAppid) {
			this.subAppid = strip(subAppid);
		}

	}

}
