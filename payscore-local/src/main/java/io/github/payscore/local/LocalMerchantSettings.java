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

package io.github.payscore.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.github.payscore.local.credentials.ApplicationFiles;
import io.github.payscore.local.credentials.CredentialFolder;
import io.github.payscore.local.credentials.MerchantCredentials;
import io.github.payscore.local.view.LocalMerchant;
import io.github.payscore.test.FakeMode;
import io.github.payscore.test.FakeWeChatPay;
import io.github.payscore.test.MerchantSettings;
import io.github.payscore.test.PlatformKeyKind;

/**
 * The merchants that there are: one of each mode, whose numbers never change.
 *
 * @author PayScore for Spring Boot contributors
 */
enum LocalMerchantSettings {

	/**
	 * An oversea partner.
	 */
	OVERSEA("oversea", FakeMode.OVERSEA_PARTNER, "1230000109", "2002000000000558128851361561536"),

	/**
	 * A direct merchant of the mainland.
	 */
	DIRECT("direct", FakeMode.DIRECT, "1230000110", "2002000000000558128851361562536"),

	/**
	 * A partner of the mainland.
	 */
	PARTNER("partner", FakeMode.PARTNER, "1230000111", "2002000000000558128851361563536");

	/**
	 * How the fake calls the merchant that it always has.
	 */
	private static final String FIRST = "default";

	private final String name;

	private final FakeMode mode;

	private final String mchid;

	private final String serviceId;

	LocalMerchantSettings(String name, FakeMode mode, String mchid, String serviceId) {
		this.name = name;
		this.mode = mode;
		this.mchid = mchid;
		this.serviceId = serviceId;
	}

	static String nameOf(FakeMode mode) {
		return Arrays.stream(values()).filter((merchant) -> merchant.mode == mode).findFirst().orElseThrow().name;
	}

	static FakeWeChatPay.Builder fake(Path folder) {
		FakeWeChatPay.Builder builder = FakeWeChatPay.builder();
		OVERSEA.apply(folder, builder);
		for (LocalMerchantSettings merchant : List.of(DIRECT, PARTNER)) {
			builder.merchant(merchant.name, (settings) -> merchant.apply(folder, settings));
		}
		return builder;
	}

	static List<LocalMerchant> merchants(FakeWeChatPay fake) {
		return Arrays.stream(values())
			.map((merchant) -> new LocalMerchant(merchant.name,
					fake.merchant((merchant == OVERSEA) ? FIRST : merchant.name)))
			.toList();
	}

	/**
	 * Write the files that tell applications of a merchant.
	 * @param folder the folder of all merchants
	 * @param merchant the merchant
	 * @param pageUrl the URL of the page and the commands
	 */
	static void writeFiles(Path folder, LocalMerchant merchant, String pageUrl) {
		CredentialFolder files = new CredentialFolder(folder, merchant.name(), merchant.mchid());
		ApplicationFiles application = new ApplicationFiles(merchant.fake().properties(), files.path());
		files.write(CredentialFolder.PUBLIC_KEY, merchant.fake().platformPublicKeyPem());
		files.write(ApplicationFiles.ENV, application.env() + "PAYSCORE_LOCAL_URL=" + pageUrl + "\n");
		files.write(ApplicationFiles.YAML, application.yaml());
	}

	private void apply(Path folder, MerchantSettings<?> settings) {
		MerchantCredentials keys = new CredentialFolder(folder, this.name, this.mchid).keys();
		settings.mode(this.mode);
		settings.mchid(this.mchid);
		settings.serviceId(this.serviceId);
		settings.keyKind(PlatformKeyKind.BOTH);
		settings.merchantKey(keys.serial(), keys.merchantKey());
		settings.platformPublicKey(keys.publicKeyId(), keys.publicKeySecret());
		settings.platformCertificate(keys.certificate(), keys.certificateSecret());
		settings.apiV3Key(keys.apiV3Key());
		settings.apiV2Key(keys.apiV2Key());
		if (this.mode != FakeMode.OVERSEA_PARTNER) {
			settings.serviceIdWithoutUserConfirm(serviceIdWithoutUserConfirm());
		}
	}

	private String serviceIdWithoutUserConfirm() {
		return this.serviceId.substring(0, this.serviceId.length() - 1) + "7";
	}

}
