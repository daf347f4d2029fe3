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

import org.jspecify.annotations.Nullable;

/**
 * {@link WeChatPayConnectionDetails} from {@link WeChatPayProperties}, for an application
 * that has no others.
 *
 * @author PayScore for Spring Boot contributors
 */
final class PropertiesWeChatPayConnectionDetails implements WeChatPayConnectionDetails {

	private final WeChatPayProperties properties;

	PropertiesWeChatPayConnectionDetails(WeChatPayProperties properties) {
		this.properties = properties;
	}

	@Override
	public @Nullable String getMchid() {
		return this.properties.getMchid();
	}

	@Override
	public @Nullable String getSerial() {
		return this.properties.getSerial();
	}

	@Override
	public @Nullable String getPrivateKeyPath() {
		return this.properties.getPrivateKeyPath();
	}

	@Override
	public @Nullable String getPrivateKeyPassword() {
		return this.properties.getPrivateKeyPassword();
	}

	@Override
	public List<String> getPlatformCert() {
		return this.properties.getPlatformCert();
	}

	@Override
	public @Nullable String getPlatformPublicKeyId() {
		return this.properties.getPlatformPublicKeyId();
	}

	@Override
	public @Nullable String getPlatformPublicKeyPath() {
		return this.properties.getPlatformPublicKeyPath();
	}

	@Override
	public @Nullable String getApiV3Key() {
		return this.properties.getApiV3Key();
	}

	@Override
	public @Nullable String getApiV2Key() {
		return this.properties.getApiV2Key();
	}

	@Override
	public @Nullable String getBaseUrl() {
		return this.properties.getBaseUrl();
	}

	@Override
	public @Nullable String getBackupBaseUrl() {
		return this.properties.getBackupBaseUrl();
	}

	@Override
	public @Nullable String getServiceId() {
		return this.properties.getPayscore().getServiceId();
	}

	@Override
	public @Nullable String getAppid() {
		return this.properties.getPayscore().getAppid();
	}

	@Override
	public @Nullable String getSubAppid() {
		return this.properties.getPayscore().getSubAppid();
	}

	@Override
	public @Nullable String getSubMchid() {
		return this.properties.getPayscore().getSubMchid();
	}

}
