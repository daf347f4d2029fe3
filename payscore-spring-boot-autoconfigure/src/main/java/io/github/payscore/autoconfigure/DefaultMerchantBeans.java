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

import org.springframework.beans.factory.ObjectProvider;

import io.github.payscore.autoconfigure.merchant.PropertiesMerchant;
import io.github.payscore.merchant.NotificationRecipient;
import io.github.payscore.merchant.PayScoreMerchant;
import io.github.payscore.platform.PlatformKeys;
import io.github.payscore.signature.MerchantCredentials;

/**
 * The beans of the merchant without a name, none of which is made before it is needed.
 *
 * @param merchant the merchant
 * @param properties its properties
 * @param credentials what it signs with
 * @param platformKeys what its notifications are verified with
 * @param keys what is read again
 * @author PayScore for Spring Boot contributors
 */
record DefaultMerchantBeans(PayScoreMerchant merchant, PropertiesMerchant properties,
		ObjectProvider<MerchantCredentials> credentials, ObjectProvider<PlatformKeys> platformKeys,
		ObjectProvider<DefaultMerchantKeys> keys) {

	NotificationRecipient recipient() {
		return new NotificationRecipient(this.merchant.name(), this.merchant.mode(),
				this.credentials.getObject().getMchid(), this.platformKeys.getObject(), this.properties.apiV3Key(),
				this.properties.serviceId(), this.properties.appid());
	}

	void reread() {
		this.keys.getObject().reread();
	}

}
