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

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the endpoint for notifications.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
@ConfigurationProperties("wechatpay.notification")
public class WeChatPayNotificationProperties {

	/**
	 * Path of the endpoint that WeChat Pay sends notifications to, such as
	 * '/wechatpay/notifications', or '/wechatpay/{merchant}/notifications' if there are
	 * several merchants. There is no endpoint unless it is set.
	 */
	private @Nullable String path;

	/**
	 * Maximum size of the body of a notification. A larger one is refused with 413.
	 */
	private DataSize maxBodySize = DataSize.ofMegabytes(1);

	/**
	 * Where to remember which notifications have been handled. Memory covers one process
	 * until it ends.
	 */
	private Store store = Store.MEMORY;

	private final Memory memory = new Memory();

	public @Nullable String getPath() {
		return this.path;
	}

	public void setPath(@Nullable String path) {
		this.path = path;
	}

	public DataSize getMaxBodySize() {
		return this.maxBodySize;
	}

	public void setMaxBodySize(DataSize maxBodySize) {
		this.maxBodySize = maxBodySize;
	}

	public Store getStore() {
		return this.store;
	}

	public void setStore(Store store) {
		this.store = store;
	}

	public Memory getMemory() {
		return this.memory;
	}

	/**
	 * Where to remember which notifications have been handled.
	 */
	public enum Store {

		/**
		 * In the memory of the process.
		 */
		MEMORY,

		/**
		 * In the database of the application, which all its processes share.
		 */
		JDBC

	}

	/**
	 * Properties of the store in memory.
	 */
	public static class Memory {

		/**
		 * Number of handled notifications to remember. The oldest are forgotten first.
		 */
		private int maxEntries = 10_000;

		public int getMaxEntries() {
			return this.maxEntries;
		}

		public void setMaxEntries(int maxEntries) {
			this.maxEntries = maxEntries;
		}

	}

}
