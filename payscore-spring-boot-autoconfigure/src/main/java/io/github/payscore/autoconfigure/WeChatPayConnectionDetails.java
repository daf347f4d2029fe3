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

package io.github.payscore.autoconfigure;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

import io.github.payscore.merchant.PayScoreMode;

/**
 * Details of the WeChat Pay that an application talks to, and of the merchant as which it
 * does. A bean of this type takes the place of properties, which must be known before any
 * bean is; so a test or a development environment can start a WeChat Pay of its own.
 * <p>
 * What a method returns outranks the property of the same name, and is written like it;
 * {@code null} leaves it to the property. Some values belong together and come from one
 * source:
 * <ul>
 * <li>with a base URL, the backup base URL of the properties is not used, because it
 * belongs to another platform;</li>
 * <li>with a private key, neither are the serial number, the password and the SSL bundle
 * of the properties;</li>
 * <li>with any key of WeChat Pay, neither are the platform certificates and the public
 * key of the properties.</li>
 * </ul>
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface WeChatPayConnectionDetails extends ConnectionDetails {

	/**
	 * Return the details of further merchants, each with those of its own. Merchants that
	 * no property names are there as well.
	 * @return what outranks {@code wechatpay.merchants} by the name of the merchant, by
	 * default nothing
	 */
	default Map<String, WeChatPayConnectionDetails> getMerchants() {
		return Map.of();
	}

	/**
	 * Return the mode of a further merchant. That of the merchant without a name must be
	 * known before any bean is, so it is a property only.
	 * @return what outranks {@code wechatpay.merchants.<name>.payscore.mode}, or
	 * {@code null}
	 */
	default @Nullable PayScoreMode getMode() {
		return null;
	}

	/**
	 * Return the merchant number of the caller.
	 * @return what outranks {@code wechatpay.mchid}, or {@code null}
	 */
	default @Nullable String getMchid() {
		return null;
	}

	/**
	 * Return the serial number of the merchant API certificate.
	 * @return what outranks {@code wechatpay.serial}, or {@code null}
	 */
	default @Nullable String getSerial() {
		return null;
	}

	/**
	 * Return the location of the merchant API private key, which with {@code base64:}
	 * before it is the file itself.
	 * @return what outranks {@code wechatpay.private-key-path}, or {@code null}
	 */
	default @Nullable String getPrivateKeyPath() {
		return null;
	}

	/**
	 * Return the password of an encrypted private key.
	 * @return what outranks {@code wechatpay.private-key-password}, or {@code null}
	 */
	default @Nullable String getPrivateKeyPassword() {
		return null;
	}

	/**
	 * Return the locations of WeChat Pay platform certificates.
	 * @return what outranks {@code wechatpay.platform-cert}, or an empty list
	 */
	default List<String> getPlatformCert() {
		return List.of();
	}

	/**
	 * Return the id of the WeChat Pay public key.
	 * @return what outranks {@code wechatpay.platform-public-key-id}, or {@code null}
	 */
	default @Nullable String getPlatformPublicKeyId() {
		return null;
	}

	/**
	 * Return the location of the WeChat Pay public key.
	 * @return what outranks {@code wechatpay.platform-public-key-path}, or {@code null}
	 */
	default @Nullable String getPlatformPublicKeyPath() {
		return null;
	}

	/**
	 * Return the APIv3 key.
	 * @return what outranks {@code wechatpay.api-v3-key}, or {@code null}
	 */
	default @Nullable String getApiV3Key() {
		return null;
	}

	/**
	 * Return the APIv2 key.
	 * @return what outranks {@code wechatpay.api-v2-key}, or {@code null}
	 */
	default @Nullable String getApiV2Key() {
		return null;
	}

	/**
	 * Return the base URL of WeChat Pay.
	 * @return what outranks {@code wechatpay.base-url}, or {@code null}
	 */
	default @Nullable String getBaseUrl() {
		return null;
	}

	/**
	 * Return the base URL of another access point of the same platform.
	 * @return what outranks {@code wechatpay.backup-base-url}, or {@code null}
	 */
	default @Nullable String getBackupBaseUrl() {
		return null;
	}

	/**
	 * Return the service id of requests that have none.
	 * @return what outranks {@code wechatpay.payscore.service-id}, or {@code null}
	 */
	default @Nullable String getServiceId() {
		return null;
	}

	/**
	 * Return the official account or mini program of requests that have none.
	 * @return what outranks {@code wechatpay.payscore.appid}, or {@code null}
	 */
	default @Nullable String getAppid() {
		return null;
	}

	/**
	 * Return the sub-merchant's official account or mini program of requests that have
	 * none.
	 * @return what outranks {@code wechatpay.payscore.sub-appid}, or {@code null}
	 */
	default @Nullable String getSubAppid() {
		return null;
	}

	/**
	 * Return the sub-merchant's number of requests that have none.
	 * @return what outranks {@code wechatpay.payscore.sub-mchid}, or {@code null}
	 */
	default @Nullable String getSubMchid() {
		return null;
	}

}
