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

package io.github.payscore.autoconfigure.notification;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.unit.DataSize;

import io.github.payscore.autoconfigure.property.InvalidWeChatPayConfigurationException;
import io.github.payscore.notification.NotificationParser;
import io.github.payscore.notification.NotificationStore;

/**
 * The checked settings of the endpoint.
 *
 * @param path where notifications arrive
 * @param maxBodySize how many bytes a body may have
 * @param maxEntries how many handled notifications the store in memory remembers
 * @author PayScore for Spring Boot contributors
 */
record NotificationSettings(NotificationPath path, int maxBodySize, int maxEntries) {

	static NotificationSettings of(WeChatPayNotificationProperties properties) {
		return new NotificationSettings(NotificationPath.of(properties.getPath()), size(properties.getMaxBodySize()),
				entries(properties.getMemory().getMaxEntries()));
	}

	private static int size(DataSize size) {
		if (size.toBytes() < 1 || size.toBytes() > Integer.MAX_VALUE) {
			throw InvalidWeChatPayConfigurationException.ofProperty("wechatpay.notification.max-body-size",
					"The size must be between 1 byte and 2 GB.", "Set it to a size such as '1MB', or remove it.", null);
		}
		return (int) size.toBytes();
	}

	private static int entries(int entries) {
		if (entries < 1) {
			throw InvalidWeChatPayConfigurationException.ofProperty("wechatpay.notification.memory.max-entries",
					"It must be at least 1.", "Set it to a positive number, or remove it.", null);
		}
		return entries;
	}

	NotificationParser require(ObjectProvider<NotificationParser> parser) {
		return parser.getIfAvailable(() -> {
			throw InvalidWeChatPayConfigurationException.of(
					"The property 'wechatpay.notification.path' is set, but 'wechatpay.api-v3-key' is not, "
							+ "so no notification could be decrypted.",
					"Set 'wechatpay.api-v3-key' to the APIv3 key from the merchant platform, "
							+ "or remove 'wechatpay.notification.path'.");
		});
	}

	NotificationStore requireStore(ObjectProvider<NotificationStore> store) {
		return store.getIfAvailable(() -> {
			throw InvalidWeChatPayConfigurationException.ofProperty("wechatpay.notification.store",
					"It is 'jdbc', but there is no database to remember notifications in.",
					"Add the dependency org.springframework.boot:spring-boot-starter-jdbc and set "
							+ "'spring.datasource.url', or remove the property.",
					null);
		});
	}

}
