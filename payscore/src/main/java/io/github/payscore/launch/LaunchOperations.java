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

import org.springframework.util.Assert;

import io.github.payscore.order.ServiceOrder;

/**
 * Makes parameters that open WeChat's pages on PayScore orders. Nothing is sent to WeChat
 * Pay: the user's mini program, page or app gets the parameters and opens the page with
 * them. Thread-safe, and never blocks.
 * <p>
 * That a page was opened, and what it returns, proves nothing. Whether the user confirmed
 * or paid is told by the notification and by a query.
 * <p>
 * Make signed parameters when they are needed: they carry the time.
 *
 * @author PayScore for Spring Boot contributors
 * @since 0.1.0
 */
public interface LaunchOperations {

	/**
	 * The scene of a permission that a partner asks for in order to make orders.
	 */
	String SCENE_ORDER = "ORDER";

	/**
	 * Make parameters for the page where the user confirms an order. In the mainland they
	 * are not signed; for an oversea partner they are.
	 * @param packageData the {@code package} of the answer to the creation. It opens the
	 * page for 1 hour
	 * @return the parameters
	 * @throws IllegalArgumentException if it is empty
	 * @throws io.github.payscore.InvalidSettingException if they have to be signed and
	 * there is no APIv2 key
	 */
	LaunchParameters confirm(String packageData);

	/**
	 * Make parameters for the page where the user confirms an order; see
	 * {@link #confirm(String)}.
	 * @param created the answer to the creation of the order
	 * @return the parameters
	 * @throws IllegalArgumentException if it has no {@code package}, because it is not
	 * the answer to a creation, or the order needs no confirmation
	 * @throws io.github.payscore.InvalidSettingException if they have to be signed and
	 * there is no APIv2 key
	 */
	default LaunchParameters confirm(ServiceOrder created) {
		Assert.notNull(created, "'created' must not be null");
		String packageData = created.packageData();
		if (packageData == null) {
			throw new IllegalArgumentException("'created' has no package, which only the answer to the creation of an "
					+ "order has that the user must confirm");
		}
		return confirm(packageData);
	}

	/**
	 * Make signed parameters for the page that shows an order, of the service that is set
	 * for all orders.
	 * @param outOrderNo the number that the merchant gave the order
	 * @return the parameters
	 * @throws IllegalArgumentException if it is empty
	 * @throws io.github.payscore.InvalidSettingException if no service is set, or there
	 * is no APIv2 key
	 */
	LaunchParameters detail(String outOrderNo);

	/**
	 * Make signed parameters for the page that shows an order.
	 * @param serviceId the id of the order's service
	 * @param outOrderNo the number that the merchant gave the order
	 * @return the parameters
	 * @throws IllegalArgumentException if one is empty
	 * @throws io.github.payscore.InvalidSettingException if there is no APIv2 key
	 */
	LaunchParameters detail(String serviceId, String outOrderNo);

	/**
	 * Make parameters for the page where the user permits the merchant to use the
	 * service. They are not signed.
	 * @param applyPermissionsToken the {@code apply_permissions_token} of the answer to
	 * the request for a permission. It opens the page for 1 hour
	 * @return the parameters
	 * @throws IllegalArgumentException if it is empty
	 * @throws IllegalStateException for an oversea partner: oversea services have no
	 * permissions
	 */
	LaunchParameters permission(String applyPermissionsToken);

	/**
	 * Make parameters for the page where the user permits the merchant to use the service
	 * in a certain scene; see {@link #permission(String)}.
	 * @param applyPermissionsToken the {@code apply_permissions_token}
	 * @param scene the scene, such as {@link #SCENE_ORDER}
	 * @return the parameters
	 * @throws IllegalArgumentException if one is empty
	 * @throws IllegalStateException for an oversea partner: oversea services have no
	 * permissions
	 */
	LaunchParameters permission(String applyPermissionsToken, String scene);

}
