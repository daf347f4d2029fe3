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

import org.jspecify.annotations.Nullable;

import io.github.payscore.autoconfigure.property.PropertyNames;
import io.github.payscore.platform.PlatformCertificateException;
import io.github.payscore.platform.RefreshAdvice;

/**
 * What to do about a failed download of platform certificates, with the names of the
 * properties.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public final class DownloadAdvice implements RefreshAdvice {

	/**
	 * What the APIv3 key has to be set to.
	 */
	public static final String RIGHT_API_V3_KEY = "to the APIv3 key that is set in the merchant platform, which is neither "
			+ "the APIv2 key nor the APPSECRET.";

	private final PropertyNames names;

	/**
	 * Create advice.
	 * @param names what properties are called
	 */
	public DownloadAdvice(PropertyNames names) {
		this.names = names;
	}

	@Override
	public @Nullable String about(PlatformCertificateException.Reason reason) {
		return switch (reason) {
			case NO_CERTIFICATES -> usePublicKey();
			case WRONG_API_V3_KEY -> "Set '%s' ".formatted(this.names.of("api-v3-key")) + RIGHT_API_V3_KEY;
			case OWN_CERTIFICATE -> checkAccessPoint();
			case REFUSED -> checkCredentials();
			case TEMPORARY -> null;
		};
	}

	/**
	 * Say what to do without certificates.
	 * @return sentences
	 */
	public String usePublicKey() {
		return ("Set '%s' and '%s' to the WeChat Pay public key from the merchant platform, the only kind of key that "
				+ "newer merchants have. If yours still has platform certificates, check '%s' and '%s'.")
			.formatted(this.names.of("platform-public-key-id"), this.names.of("platform-public-key-path"),
					this.names.of("certificates.path"), this.names.of("base-url"));
	}

	/**
	 * Say what to do if somebody else answers.
	 * @return a sentence
	 */
	public String checkAccessPoint() {
		return "Check that '%s' is an access point of WeChat Pay, and '%s' the path of its list of certificates."
			.formatted(this.names.of("base-url"), this.names.of("certificates.path"));
	}

	/**
	 * Say what to do if the download is refused.
	 * @return a sentence
	 */
	public String checkCredentials() {
		return "Check '%s', '%s' and '%s', which requests are signed with, and the clock of this machine."
			.formatted(this.names.of("mchid"), this.names.of("serial"), this.names.of("private-key-path"));
	}

}
